namespace ZeroTrustAgents.Credentials;

/// <summary>Comparisons that ignore the case of ASCII letters. The framework's own allocate on the oldest runtime that analyzers run in.</summary>
internal static class Ascii
{
    public static bool Same(ReadOnlySpan<char> text, string other) => text.Length == other.Length && Starts(text, other);

    public static bool Starts(ReadOnlySpan<char> text, string start)
    {
        if (text.Length < start.Length)
            return false;
        for (int i = 0; i < start.Length; i++)
        {
            if (Lower(text[i]) != Lower(start[i]))
                return false;
        }

        return true;
    }

    public static bool Ends(ReadOnlySpan<char> text, string end) => text.Length >= end.Length && Starts(text.Slice(text.Length - end.Length), end);

    public static bool IsLetter(char c) => (c | 0x20) is >= 'a' and <= 'z';

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsHex(char c) => IsDigit(c) || (c | 0x20) is >= 'a' and <= 'f';

    private static char Lower(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
}
