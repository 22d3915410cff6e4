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
    /// <returns>False where the whole text is the credential, or where it is written in a way that hides it.</returns>
    public static bool TryFind(string value, string written, out TextSpan span, out string secret)
    {
        span = default;
        secret = "";
        if (!TryFind(value, out int start, out int length) || length == 0 || length == value.Length)
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

    private static bool TryFind(string value, out int start, out int length)
    {
        if (CredentialMatcher.TryFind(value.AsSpan(), 0, out CredentialMatch match))
        {
            (start, length) = (match.Start, match.Length);
            return true;
        }

        int position = 0;
        while (EmbeddedText.TryFindNext(value.AsSpan(), ref position, out EmbeddedValue found))
        {
            ReadOnlySpan<char> name = value.AsSpan(found.NameStart, found.NameLength);
            NameEvidence evidence = found.Evidence > NameEvidence.None ? found.Evidence : CredentialName.Judge(name);
            if (evidence != NameEvidence.None && CredentialValue.IsCredential(value.AsSpan(found.ValueStart, found.ValueLength), name, evidence))
            {
                (start, length) = (found.ValueStart, found.ValueLength);
                return true;
            }
        }

        (start, length) = (0, 0);
        return false;
    }
}
