namespace ZeroTrustAgents.Analyzers;

/// <summary>Reads the entities and character references that every XML file may use.</summary>
internal static class XmlEntity
{
    /// <summary>Long enough for <c>&amp;#x10FFFF;</c>.</summary>
    private const int Longest = 10;

    private static readonly (string Name, char Character)[] Named = [("amp;", '&'), ("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("apos;", '\'')];

    /// <summary>The character at <paramref name="i"/>, and how long it is there; an ampersand that starts nothing stands for itself.</summary>
    public static int Read(string text, int i, int end, out char c)
    {
        c = '&';
        foreach ((string name, char character) in Named)
        {
            if (i + 1 + name.Length <= end && string.CompareOrdinal(text, i + 1, name, 0, name.Length) == 0)
            {
                c = character;
                return 1 + name.Length;
            }
        }

        return i + 2 < end && text[i + 1] == '#' ? Reference(text, i, end, ref c) : 1;
    }

    public static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static int Reference(string text, int i, int end, ref char c)
    {
        bool hex = text[i + 2] is 'x' or 'X';
        int code = 0;
        int k = i + (hex ? 3 : 2);
        for (; k < end && k < i + Longest && text[k] != ';'; k++)
        {
            int digit = HexDigit(text[k]);
            if (digit < 0 || (!hex && digit > 9))
                return 1;
            code = (code * (hex ? 16 : 10)) + digit;
        }

        if (k >= end || text[k] != ';')
            return 1;

        // No credential has characters outside the basic plane: one that stands for anything else will do.
        c = code is > 0 and <= char.MaxValue ? (char)code : '?';
        return k + 1 - i;
    }
}
