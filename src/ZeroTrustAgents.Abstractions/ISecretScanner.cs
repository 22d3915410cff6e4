namespace ZeroTrustAgents;

/// <summary>Finds credentials in text and cuts them out. Implementations are thread-safe.</summary>
public interface ISecretScanner
{
    /// <summary>Replaces every credential in <paramref name="text"/>.</summary>
    /// <param name="text">Any text, JSON included.</param>
    /// <param name="redacted">The text without credentials; the same instance when there were none.</param>
    /// <returns>How many credentials were found.</returns>
    int Redact(string text, out string redacted);
}
