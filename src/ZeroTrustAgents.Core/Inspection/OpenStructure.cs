using System.Buffers;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

/// <summary>Values longer than any shape: whether one starts at a place and is not yet complete where the text ends.</summary>
internal static class OpenStructure
{
    private const int MostDots = 4;

    /// <summary>Enough for the outermost header and what follows it.</summary>
    private const int Head = 16;

    private const int LeastLine = 48;
    private const int LongestBreak = 40;

    private static readonly SearchValues<char> Base64 = SearchValues.Create(CharClass.Members(CharClass.Base64));

    public static bool StandsAt(ReadOnlySpan<char> rest) => rest[0] switch
    {
        'e' => (rest.StartsWith("eyJ") || rest.StartsWith("ewo") || rest.StartsWith("ewA")) && IsOpenToken(rest),
        'M' => IsOpenKey(rest),
        _ => false,
    };

    /// <summary>A JSON Web Token: nothing but base64url between at most four full stops.</summary>
    private static bool IsOpenToken(ReadOnlySpan<char> rest)
    {
        int dots = 0;
        for (int i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '.')
                dots++;
            else if (!CharClass.Has(CharClass.Url, rest[i]))
                return false;
            if (dots > MostDots || (dots == 0 && i > JwtShape.LongestHeader))
                return false;
        }

        return true;
    }

    /// <summary>DER in base64 that starts as a private key does, and says that it is longer than what is there; in lines of one length, if the first ends.</summary>
    public static bool IsOpenKey(ReadOnlySpan<char> rest)
    {
        if (rest.Length < Head && !rest.ContainsAnyExcept(Base64))
            return true;
        Span<byte> head = stackalloc byte[Head];
        head.Clear();
        Base64Text.Decode(rest[..Math.Min(rest.Length, Head * 4 / 3)], head);
        var outer = new DerReader(head);
        if (!outer.TryEnter(0x30, out DerReader inner) || inner.Next != 0x02)
            return false;
        int left = (int)(((outer.EnteredHeader + (long)outer.EnteredLength) * 4 + 2) / 3);
        int line = Length(rest, Base64);
        for (int length = line; length == line || length == rest.Length; length = Length(rest, Base64))
        {
            left -= length;
            if (left < 0)
                return false;
            rest = rest[length..];
            int next = rest.IndexOfAny(Base64);
            // What follows the last character, or its padding, tells whether the value ends there.
            if (rest.IsEmpty || (left == 0 && rest is "=" or "==") || (next < 0 && left > 0 && rest.Length < LongestBreak))
                return true;
            if (left == 0 || line < LeastLine || next is < 0 or > LongestBreak)
                return false;
            rest = rest[(rest[0] == '\\' && next == 1 ? Math.Min(2, rest.Length) : next)..];
        }

        return false;
    }

    private static int Length(ReadOnlySpan<char> text, SearchValues<char> of) => text.IndexOfAnyExcept(of) is >= 0 and int length ? length : text.Length;
}
