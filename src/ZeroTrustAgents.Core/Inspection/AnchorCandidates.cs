using System.Numerics;

namespace ZeroTrustAgents.Inspection;

/// <summary>Tells whether a sign that may lead to a credential does: the colon of a URL, an equals sign, a dash, the word <c>password</c>.</summary>
internal static class AnchorCandidates
{
    private const string Begin = "-----BEGIN ";
    private const string Password = "password";
    private const string Machine = "machine";

    /// <summary>Host, and two pairs of words, before the password of a netrc entry.</summary>
    private const int LongestEntry = 1024;
    private const int LongestWord = 256;

    /// <param name="text">The text.</param>
    /// <param name="anchor">Where the sign stands.</param>
    /// <param name="at">Where the matcher is to be asked.</param>
    public static bool MayLeadFrom<T>(ReadOnlySpan<T> text, int anchor, out int at) where T : unmanaged, IBinaryInteger<T>
    {
        at = anchor;
        switch (TextUnits.At(text, anchor))
        {
            case ':':
                return HasPassword(text, anchor);
            case '=':
                return IsNamed(text, anchor, out _);
            case '-':
                at = anchor - 4;
                return TextUnits.StartsWith(text, at, Begin);
            default:
                return IsNetrc(text, anchor - 3, out at);
        }
    }

    /// <summary>Where the user of a URL starts, behind the slashes (in JSON <c>:\/\/</c>); -1 where there are none.</summary>
    public static int UserOf<T>(ReadOnlySpan<T> text, int colon) where T : unmanaged, IBinaryInteger<T>
    {
        int at = colon + 1;
        for (int i = 0; i < 2; i++)
        {
            if (at < text.Length && TextUnits.At(text, at) == '\\')
                at++;
            if (at >= text.Length || TextUnits.At(text, at++) != '/')
                return -1;
        }

        return at;
    }

    public static bool IsUserInfo(int unit) => unit is > ' ' and not ('/' or '?' or '"' or '\'' or '`' or '<' or '>' or '\\' or '|' or '\u007F');

    /// <summary>Whether the name before an equals sign is one that formats give their credentials.</summary>
    /// <param name="text">The text.</param>
    /// <param name="equals">Where the sign stands.</param>
    /// <param name="needsMore">Whether it also takes something else near it.</param>
    public static bool IsNamed<T>(ReadOnlySpan<T> text, int equals, out bool needsMore) where T : unmanaged, IBinaryInteger<T>
    {
        needsMore = false;
        if (equals < 3)
            return false;
        switch (TextUnits.At(text, equals - 1) | 0x20)
        {
            case 'd':
                return needsMore = TextUnits.EndsWith(text, equals, Password) || TextUnits.EndsWith(text, equals, "pwd");
            case 'y':
                needsMore = TextUnits.EndsWith(text, equals, "accesskey");
                return needsMore || TextUnits.EndsWith(text, equals, "accountkey") || TextUnits.EndsWith(text, equals, "privatekey");
            case 't':
                return needsMore = TextUnits.EndsWith(text, equals, "secret");
            case 'g':
                return needsMore = TextUnits.EndsWith(text, equals, "sig");
            case 'n':
                return TextUnits.EndsWith(text, equals, "_authtoken");
            case 'h':
                return TextUnits.EndsWith(text, equals, "_auth");
            default:
                return false;
        }
    }

    private static bool HasPassword<T>(ReadOnlySpan<T> text, int colon) where T : unmanaged, IBinaryInteger<T>
    {
        int at = UserOf(text, colon);
        if (at < 0)
            return false;
        bool password = false;
        for (; at < text.Length; at++)
        {
            int unit = TextUnits.At(text, at);
            if (unit == '@' && password)
                return true;
            if (!IsUserInfo(unit))
                return false;
            password |= unit == ':';
        }

        return false;
    }

    /// <summary>Whether an entry <c>machine host login user password</c>, in lines or in one, ends in the word at a place.</summary>
    private static bool IsNetrc<T>(ReadOnlySpan<T> text, int word, out int host) where T : unmanaged, IBinaryInteger<T>
    {
        host = word;
        int end = word + Password.Length;
        if (!TextUnits.StartsWith(text, word, Password) || end >= text.Length || TextUnits.At(text, end) is > ' ' and not '\\')
            return false;
        // The word before is a name or the host; what stands before that decides nearly always.
        int name = BeforeSpace(text, BeforeWord(text, BeforeSpace(text, word)));
        if (!TextUnits.EndsWith(text, name, "login") && !TextUnits.EndsWith(text, name, "account") && !TextUnits.EndsWith(text, name, Machine))
            return false;
        for (int least = Math.Max(Machine.Length, word - LongestEntry); host > least; host--)
        {
            if (TextUnits.At(text, host - 1) is ' ' or '\t' or '\n' && TextUnits.EndsWith(text, host - 1, Machine))
                return true;
        }

        return false;
    }

    private static int BeforeWord<T>(ReadOnlySpan<T> text, int end) where T : unmanaged, IBinaryInteger<T>
    {
        int least = Math.Max(0, end - LongestWord);
        while (end > least && TextUnits.At(text, end - 1) is > ' ' and not '\\')
            end--;
        return end;
    }

    // White space, also as it is escaped.
    private static int BeforeSpace<T>(ReadOnlySpan<T> text, int end) where T : unmanaged, IBinaryInteger<T>
    {
        int least = Math.Max(0, end - LongestWord);
        for (; end > least; end--)
        {
            if (TextUnits.At(text, end - 1) is > ' ' and not '\\' && !(end > 1 && TextUnits.At(text, end - 2) == '\\'))
                break;
        }

        return end;
    }
}
