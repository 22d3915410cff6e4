using System.Buffers;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

/// <summary>
/// Tells from where a text must be held back, because what follows may make a credential of it: an unfinished run of
/// token-like characters, and what leads to a password before it is known whether it is one.
/// </summary>
internal static class OpenCredentials
{
    private const int LongestPassword = 256;

    /// <summary>Characters of token-like runs, and the few others that stand inside values of the table.</summary>
    private static readonly SearchValues<char> RunCharacters = SearchValues.Create(Characters());

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n\"`");

    public static int From(ReadOnlySpan<char> text, int from)
    {
        if (from == text.Length)
            return from;
        int open = Math.Min(Run(text, from), Url(text, from));
        open = Math.Min(open, OpenArmour.From(text, from));
        open = Math.Min(open, NetrcPassword(text));
        open = Math.Min(open, OpenContext.From(text, from));
        return Math.Max(open, from);
    }

    /// <summary>What the last word may still become, if nothing ends it.</summary>
    private static int Run(ReadOnlySpan<char> text, int from)
    {
        int at = from + text[from..].LastIndexOfAnyExcept(RunCharacters) + 1;
        while (at < text.Length && !(TokenEdge.IsStart(text, at) && OpenToken.StandsAt(text, at)))
            at++;
        return at;
    }

    /// <summary>The user and password of a URL; only the last one can be open, for its slashes end the one before.</summary>
    private static int Url(ReadOnlySpan<char> text, int from)
    {
        int least = Math.Max(0, from - ProviderSecretScanner.LeadIn);
        for (int colon = text.LastIndexOf(':'); colon >= least; colon = text[..colon].LastIndexOf(':'))
        {
            int user = AnchorCandidates.UserOf(text, colon);
            if (user < 0)
                continue;
            for (int i = user; i < text.Length; i++)
            {
                if (!AnchorCandidates.IsUserInfo(text[i]))
                    return text.Length;
            }

            return user;
        }

        return text.Length;
    }

    private static int NetrcPassword(ReadOnlySpan<char> text)
    {
        int word = text.LastIndexOfAny(WordEnds) + 1;
        return word < text.Length && text.Length - word <= LongestPassword && text[..word].TrimEnd().EndsWith("password", StringComparison.Ordinal)
            ? word
            : text.Length;
    }

    private static string Characters()
    {
        var characters = new HashSet<char>(CharClass.Members(CharClass.Token));
        foreach (CredentialKind kind in CredentialKinds.All)
        {
            foreach (string prefix in kind.Prefixes)
                characters.UnionWith(prefix);
            foreach (ShapePart part in kind.Shape?.Parts ?? [])
            {
                characters.UnionWith(part.IsLiteral ? "" : CharClass.Members(part.Set));
                foreach (string literal in part.Literals)
                    characters.UnionWith(literal);
            }
        }

        return string.Concat(characters);
    }
}
