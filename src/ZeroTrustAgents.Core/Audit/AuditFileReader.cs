using System.Text.Json;

namespace ZeroTrustAgents.Auditing;

/// <summary>A line of an audit file that is no record.</summary>
/// <param name="Path">The file.</param>
/// <param name="Offset">Where the line starts.</param>
/// <param name="IsTail">Whether it is the unterminated end of its file: what a crash leaves, or a record being written now.</param>
public readonly record struct AuditFileDamage(string Path, long Offset, bool IsTail);

/// <summary>Reads the records of an audit directory, also while the log is in use. For a moment at its start a log locks the files of runs that have ended; reading then throws an <see cref="IOException"/>.</summary>
public static class AuditFileReader
{
    /// <summary>All records, oldest file first, each a CloudEvent. After a failure of the disk a record can be in two files, with the same <c>id</c>.</summary>
    /// <param name="directory">The log's directory.</param>
    /// <param name="onDamage">Told of every line that is no record. Without it, torn ends of files are skipped and any other damage throws.</param>
    /// <exception cref="InvalidDataException">A file holds something that no crash explains, and <paramref name="onDamage"/> is not given.</exception>
    public static IEnumerable<JsonElement> Read(string directory, Action<AuditFileDamage>? onDamage = null)
    {
        foreach (string path in SegmentName.List(directory))
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            foreach (SegmentLine line in SegmentLines.Read(stream))
            {
                if (line.Terminated && TryParse(line.Bytes, out JsonElement record))
                    yield return record;
                else if (onDamage is not null)
                    onDamage(new AuditFileDamage(path, line.Offset, !line.Terminated));
                else if (line.Terminated)
                    throw new InvalidDataException($"Audit file '{path}' has a line at offset {line.Offset} that is no record. Treat the file as tampered with or damaged; pass onDamage to read the rest.");
            }
        }
    }

    internal static bool TryParse(ReadOnlyMemory<byte> line, out JsonElement record)
    {
        record = default;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return false;
            record = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
