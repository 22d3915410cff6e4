using System.Text;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit.Records;

/// <summary>A record as it is stored, on a line of its own. Records are in printable ASCII: what is not, no log of this project wrote.</summary>
internal static class StoredLine
{
    /// <exception cref="InvalidDataException">The record holds something else, which could act on whatever shows it.</exception>
    public static void Write(AuditLogEntry entry, Stream to)
    {
        Check(entry);
        to.Write(entry.Bytes.Span);
        to.WriteByte((byte)'\n');
    }

    /// <inheritdoc cref="Write"/>
    public static string Of(AuditLogEntry entry)
    {
        Check(entry);
        return Encoding.ASCII.GetString(entry.Bytes.Span);
    }

    private static void Check(AuditLogEntry entry)
    {
        if (entry.Bytes.Span.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            throw new InvalidDataException($"Record {entry.Index} of '{entry.Log}' is not in canonical form. Run 'zta audit verify'.");
    }
}
