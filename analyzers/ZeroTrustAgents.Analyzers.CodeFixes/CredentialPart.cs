using Microsoft.CodeAnalysis.Text;
using ZeroTrustAgents.Credentials;
using EmbeddedText = ZeroTrustAgents.Credentials.EmbeddedText;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Finds the credential inside a longer text, as the analyzer found it.</summary>
internal static class CredentialPart
{
    /// <param name="value">The text.</param>
    /// <param name="written">How it is written in the source.</param>
    /// <param name="span">Where the credential stands in what is written.</param>
    /// <param name="secret">The credential.</param>
    /// <param name="name">What the text calls it; empty where a format alone gives it away.</param>
    /// <returns>False where the whole text is the credential, or where it is written in a way that hides it.</returns>
    public static bool TryFind(string value, string written, out TextSpan span, out string secret, out string name)
    {
        span = default;
        secret = "";
        if (!TryFind(value, out int start, out int length, out name) || length == 0 || length == value.Length)
            return false;
        secret = value.Substring(start, length);
        int at = written.IndexOf(secret, StringComparison.Ordinal);
        if (at < 0 || written.IndexOf(secret, at + 1, StringComparison.Ordinal) >= 0)
            return false;
        span = new TextSpan(at, length);
        return true;
    }

    public static bool IsPrintable(string text)
    {
        foreach (char c in text)
        {
            if (c is < ' ' or > '~')
                return false;
        }

        return true;
    }

    private static bool TryFind(string value, out int start, out int length, out string name)
    {
        name = "";
        (start, length) = (-1, 0);
        if (CredentialMatcher.TryFind(value.AsSpan(), 0, out CredentialMatch match))
            (start, length) = (match.Start, match.Length);
        int position = 0;
        while (EmbeddedText.TryFindNext(value.AsSpan(), ref position, out EmbeddedValue found))
        {
            ReadOnlySpan<char> called = value.AsSpan(found.NameStart, found.NameLength);
            NameEvidence evidence = found.Evidence > NameEvidence.None ? found.Evidence : CredentialName.Judge(called);
            bool isIt = start >= 0 ? found.ValueStart == start
                : evidence != NameEvidence.None && CredentialValue.IsCredential(value.AsSpan(found.ValueStart, found.ValueLength), called, evidence);
            if (!isIt)
                continue;
            name = called.ToString();
            if (start < 0)
                (start, length) = (found.ValueStart, found.ValueLength);
            break;
        }

        return start >= 0;
    }
}
