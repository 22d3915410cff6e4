using System.Buffers;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

/// <summary>Keys in armour of which the end has not come yet: from their first dash on.</summary>
internal static class OpenArmour
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";
    private const int LongestLabel = 48;

    private const string Putty = "PuTTY-User-Key-File-";
    private const string PuttyEnd = "Private-MAC:";
    private const int LongestPutty = 16 * 1024;

    private static readonly SearchValues<char> PuttyMac = SearchValues.Create(CharClass.Members(CharClass.Alnum) + " ");
    private static readonly SearchValues<char> NoBody = SearchValues.Create(":.…*<{");

    public static int From(ReadOnlySpan<char> text, int from) => Math.Min(FromBlock(text, from), FromPutty(text, from));

    private static int FromBlock(ReadOnlySpan<char> text, int from)
    {
        for (int at = Next(text, from, Begin); at >= 0; at = Next(text, at + 1, Begin))
        {
            if (IsOpen(text[(at + Begin.Length)..]))
                return at;
        }

        return text.Length - TextOverlap.Longest(text[from..], Begin);
    }

    private static int FromPutty(ReadOnlySpan<char> text, int from)
    {
        int at = from + text[from..].LastIndexOf(Putty);
        if (at < from || text.Length - at >= LongestPutty)
            return text.Length;
        int mac = text[at..].IndexOf(PuttyEnd);
        if (mac < 0)
            return at;
        // What may be the start of another key ends this one.
        int behind = at + mac + PuttyEnd.Length, next = text.Length - TextOverlap.Longest(text[behind..], Putty);
        return text[behind..next].ContainsAnyExcept(PuttyMac) ? text.Length : at;
    }

    /// <param name="rest">What follows the word <c>BEGIN</c>.</param>
    private static bool IsOpen(ReadOnlySpan<char> rest)
    {
        int label = rest[..Math.Min(rest.Length, LongestLabel)].IndexOf(Dashes);
        if (label < 0)
            return rest.Length < LongestLabel;
        if (ContextKinds.OfLabel(rest[..label]) is null)
            return false;
        ReadOnlySpan<char> body = rest[(label + Dashes.Length)..];
        int dashes = body.IndexOf(Dashes);
        if (dashes < 0)
            return MayBeBody(body);
        ReadOnlySpan<char> closing = body[dashes..];
        if (closing.Length < End.Length)
            return End.StartsWith(closing.ToString(), StringComparison.Ordinal);
        return closing.StartsWith(End) && closing.Length < End.Length + LongestLabel && closing[End.Length..].IndexOf(Dashes) < 0;
    }

    /// <summary>Text with a full stop, a placeholder or markup in it is no body; header fields may have anything.</summary>
    private static bool MayBeBody(ReadOnlySpan<char> body)
    {
        while (body.IndexOfAny(NoBody) is >= 0 and int at)
        {
            if (body[at] != ':')
                return false;
            int line = body[at..].IndexOfAny("\n\r\\");
            if (line < 0)
                return true;
            body = body[(at + line + 1)..];
        }

        return true;
    }

    private static int Next(ReadOnlySpan<char> text, int from, string wanted) => text[from..].IndexOf(wanted) is >= 0 and int at ? from + at : -1;
}
