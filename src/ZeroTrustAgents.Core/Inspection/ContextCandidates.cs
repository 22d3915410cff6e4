using System.Numerics;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

/// <summary>Tells whether what stands before a long run may make it a credential: an authorization scheme, or the name of a member.</summary>
internal static class ContextCandidates
{
    private const int LongestName = 40;
    private const int LongestEscape = 6;
    private const int LeastValue = 16;
    private const int LongestValue = 2052;
    private const int LeastJsonWebKey = 42;
    private const int AwsSecret = 40;
    private const int AwsDistance = 100;

    public static bool MayStandAt<T>(ReadOnlySpan<T> text, int at, int run) where T : unmanaged, IBinaryInteger<T>
    {
        if (at < 3 || run < LeastValue)
            return false;
        switch (TextUnits.At(text, at - 1))
        {
            case ' ' or '\t' or '\n':
                return FollowsScheme(text, at - 1) || FollowsName(text, at, run);
            case '>':
                return TextUnits.StartsWith(text, at - 3, "<D>");
            case '"' or '\'' or ':' or '=':
                return FollowsName(text, at, run);
            default:
                return false;
        }
    }

    /// <summary>Whether what stands between a place and the end of the text may be the beginning of such a value.</summary>
    public static bool MayGoOnFrom(ReadOnlySpan<char> text, int at)
    {
        if (at < 3 || text.Length - at > LongestValue)
            return false;
        switch (text[at - 1])
        {
            case ' ' or '\t' or '\n' when FollowsScheme(text, at - 1):
            case '>' when TextUnits.StartsWith(text, at - 3, "<D>"):
                return true;
            case ' ' or '\t' or '\n' or '"' or '\'' or ':' or '=':
                int end = NameEnd(text, at);
                return TextUnits.EndsWith(text, end, "auth") || TextUnits.EndsWith(text, end, "privatekey") || IsJsonWebKey(text, at)
                    || (text.Length - at <= AwsSecret + 1 && (Contains(text, Math.Max(0, end - LongestName), end, "secret") || FollowsKeyId(text, at)));
            default:
                return false;
        }
    }

    /// <summary>Whether a value stands at a place under the name <c>d</c>: a private JSON Web Key, if its type is given somewhere near.</summary>
    public static bool IsJsonWebKey<T>(ReadOnlySpan<T> text, int at) where T : unmanaged, IBinaryInteger<T>
    {
        int end = NameEnd(text, at);
        if (end == 0 || (TextUnits.At(text, end - 1) | 0x20) != 'd')
            return false;
        if (end == 1 || !IsWord(TextUnits.At(text, end - 2)))
            return true;
        // Behind an escape sequence it is a word of its own all the same.
        return text[Math.Max(0, end - 1 - LongestEscape)..(end - 1)].IndexOfAny(T.CreateTruncating((int)'\\'), T.CreateTruncating((int)'%')) >= 0;
    }

    private static bool FollowsScheme<T>(ReadOnlySpan<T> text, int end) where T : unmanaged, IBinaryInteger<T> => (TextUnits.At(text, end - 1) | 0x20) switch
    {
        'c' => TextUnits.EndsWith(text, end, "basic"),
        'r' => TextUnits.EndsWith(text, end, "bearer"),
        's' => TextUnits.EndsWith(text, end, "ssws"),
        _ => false,
    };

    private static bool FollowsName<T>(ReadOnlySpan<T> text, int at, int run) where T : unmanaged, IBinaryInteger<T>
    {
        int end = NameEnd(text, at);
        bool named = end > 0 && (TextUnits.At(text, end - 1) | 0x20) switch
        {
            'h' => TextUnits.EndsWith(text, end, "auth"),
            'y' => TextUnits.EndsWith(text, end, "privatekey"),
            'd' => run >= LeastJsonWebKey && IsJsonWebKey(text, at),
            _ => false,
        };
        return named
            || (run >= AwsSecret && IsAwsSecret(text, at) && (Contains(text, Math.Max(0, end - LongestName), end, "secret") || FollowsKeyId(text, at)));
    }

    private static int NameEnd<T>(ReadOnlySpan<T> text, int at) where T : unmanaged, IBinaryInteger<T>
    {
        int end = at;
        while (end > 0 && at - end < 10 && TextUnits.At(text, end - 1) is ' ' or '\t' or '"' or '\'' or ':' or '=' or '>' or '\\' or ',' or '(')
            end--;
        return end;
    }

    private static bool IsWord(int unit) => unit == '_' || CharClass.Has(CharClass.Alnum, (char)unit);

    // Just 40 characters of base64, in both cases: a hash in hexadecimal has one.
    private static bool IsAwsSecret<T>(ReadOnlySpan<T> text, int at) where T : unmanaged, IBinaryInteger<T>
    {
        int end = at + AwsSecret;
        if (end > text.Length || (end < text.Length && CharClass.Has(CharClass.Base64, (char)TextUnits.At(text, end))))
            return false;
        bool upper = false, lower = false;
        for (int i = at; i < end; i++)
        {
            int unit = TextUnits.At(text, i);
            if (!CharClass.Has(CharClass.Base64, (char)unit))
                return false;
            upper |= unit is >= 'A' and <= 'Z';
            lower |= unit is >= 'a' and <= 'z';
        }

        return upper && lower;
    }

    private static bool FollowsKeyId<T>(ReadOnlySpan<T> text, int at) where T : unmanaged, IBinaryInteger<T>
    {
        int from = Math.Max(0, at - AwsDistance);
        return Contains(text, from, at, "akia") || Contains(text, from, at, "asia");
    }

    private static bool Contains<T>(ReadOnlySpan<T> text, int from, int to, string lower) where T : unmanaged, IBinaryInteger<T>
    {
        for (int end = from + lower.Length; end <= to; end++)
        {
            if (TextUnits.EndsWith(text, end, lower))
                return true;
        }

        return false;
    }
}
