namespace ZeroTrustAgents.Credentials;

/// <summary>Digits under a name that says PIN: no digits look random, and nothing else is written so. Pins of hardware have fewer digits, and numbers behind their name.</summary>
internal static class PinValue
{
    private const int Shortest = 4;
    private const int Longest = 12;

    public static bool Is(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        if (value.Length is < Shortest or > Longest || !Ascii.Ends(name, "pin"))
            return false;
        bool equal = true;
        foreach (char c in value)
        {
            if (!Ascii.IsDigit(c))
                return false;
            equal &= c == value[0];
        }

        return !equal;
    }
}
