using System.Buffers;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

/// <summary>Values that something behind them may make credentials: the server of a connection string, the type of a JSON Web Key, the expiry of a signed URL.</summary>
internal static class OpenContext
{
    private const int LongestPassword = 256;
    private const int LongestValue = 2050;
    private const int LeastJsonWebKey = 42;

    /// <summary>So many characters behind a value can still change where it ends: a closing quote and what follows it, <c>&amp;quot;</c>.</summary>
    private const int Behind = 8;

    /// <summary>Line ends, quotes and angle brackets end a connection string.</summary>
    private static readonly SearchValues<char> Borders = SearchValues.Create("\"`\n\r<>");

    private static readonly SearchValues<char> Token = SearchValues.Create(CharClass.Members(CharClass.Token));
    private static readonly SearchValues<char> Url = SearchValues.Create(CharClass.Members(CharClass.Url));

    public static int From(ReadOnlySpan<char> text, int from)
    {
        var candidates = new CandidateScan<char>(text, Math.Max(0, from - ProviderSecretScanner.LeadIn));
        while (candidates.Next())
        {
            int at = candidates.At;
            if (text[at] == '=' ? IsOpenValue(text, at) : at >= from && (IsOpenJsonWebKey(text, at) || (text[at] == 'M' && OpenStructure.IsOpenKey(text[at..]))))
                return text[at] == '=' ? at + 1 : at;
        }

        return text.Length;
    }

    private static bool IsOpenValue(ReadOnlySpan<char> text, int equals)
    {
        ReadOnlySpan<char> value = text[(equals + 1)..];
        if (!AnchorCandidates.IsNamed(text, equals, out bool needsMore))
            return false;
        ReadOnlySpan<char> unquoted = value.StartsWith('"') || value.StartsWith('\'') ? value[1..] : value;
        if (unquoted.Length <= LongestValue && !unquoted.ContainsAnyExcept(Token))
            return true;
        if (!needsMore || value.Length > CredentialMatcher.Context || IsDecided(text, equals))
            return false;
        // The signature of a URL has no line of its own.
        if (TextUnits.EndsWith(text, equals, "sig") || !value.ContainsAny(Borders))
            return true;
        return value[0] is '"' or '\'' && value.Length < LongestPassword && !value[1..].ContainsAny(value[0], '\n', '\r');
    }

    // It is one already, and nothing that follows can change it.
    private static bool IsDecided(ReadOnlySpan<char> text, int equals)
    {
        Span<int> runs = stackalloc int[CharClass.Count * Scan.PerClass];
        runs.Clear();
        var scan = new Scan(text, runs);
        return CredentialMatcher.TryFindAt(ref scan, equals, out CredentialMatch match) && match.End + Behind <= text.Length;
    }

    private static bool IsOpenJsonWebKey(ReadOnlySpan<char> text, int at)
    {
        if (text.Length - at > 2 * CredentialMatcher.Context || !ContextCandidates.IsJsonWebKey(text, at))
            return false;
        int length = text[at..].IndexOfAnyExcept(Url);
        return length >= LeastJsonWebKey && text[Math.Max(0, at - CredentialMatcher.Context)..].IndexOf("kty") < 0;
    }
}
