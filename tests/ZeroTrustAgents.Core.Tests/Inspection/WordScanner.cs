namespace ZeroTrustAgents.Inspection;

/// <summary>A scanner of somebody else: it knows one word and nothing of streams.</summary>
internal sealed class WordScanner(string word) : ISecretScanner
{
    public int Redact(string text, out string redacted)
    {
        redacted = text.Replace(word, "***", StringComparison.Ordinal);
        return ReferenceEquals(redacted, text) || redacted == text ? 0 : 1;
    }
}
