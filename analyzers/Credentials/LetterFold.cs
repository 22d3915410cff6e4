namespace ZeroTrustAgents.Credentials;

/// <summary>Takes case and diacritics off letters, so that <c>Contraseña</c>, <c>CONTRASENA</c> and <c>contrasen\u0303a</c> are one word.</summary>
internal static class LetterFold
{
    // U+00C0 to U+017F; '*' keeps the letter.
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll" +
        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>The folded letter; <c>'\0'</c> for a combining mark, which goes.</summary>
    public static char Fold(char c)
    {
        if (c < 0x80)
            return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
        if (c is >= '\u0300' and <= '\u036F' or '\u200C' or '\u200D')
            return '\0';
        if (c is >= '\u00C0' and <= '\u017F')
            return Latin[c - '\u00C0'] is var l && l != '*' ? l : c;
        if (c is >= '\u1EA0' and <= '\u1EF9')
            return Vietnamese(c);
        return Greek(char.ToLowerInvariant(c));
    }

    private static char Vietnamese(char c) => c switch
    {
        <= '\u1EB7' => 'a',
        <= '\u1EC7' => 'e',
        <= '\u1ECB' => 'i',
        <= '\u1EE3' => 'o',
        <= '\u1EF1' => 'u',
        _ => 'y',
    };

    private static char Greek(char c) => c switch
    {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' or 'ϊ' or 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' or 'ϋ' or 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        _ => c,
    };
}
