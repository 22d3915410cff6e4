using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit.Records;

/// <summary>Finds records by a text in them, and reads only those that hold it. A record may be of any length and a log of millions.</summary>
internal sealed class RecordSearch
{
    private readonly byte[] _text;

    /// <param name="text">The text, as it is meant.</param>
    public RecordSearch(string text)
    {
        byte[] escaped = new byte[JsonText.MaxBytes];
        _text = escaped[..JsonText.Write(escaped, text)];
    }

    /// <summary>Whether a record holds the text somewhere, as records write it.</summary>
    public bool MayMatch(AuditLogEntry entry) => entry.Bytes.Span.IndexOf(_text) >= 0;
}
