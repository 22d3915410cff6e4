namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Tells random characters from words. Every pair of neighbouring letters is weighed by how much likelier it is in a word of a
/// program or its documentation than by chance (a table of the words in the framework's documentation); a digit next to a letter
/// and a capital behind a small letter speak for chance. Half of what is measured is the sum, the other half how long it is.
/// </summary>
internal static class Randomness
{
    // Row: first letter; column: second; '5' is as likely as by chance, one step a factor of two.
    private const string Pairs =
        "1666235150275605166744243063456423642822642664514230" +
        "7243712650554373153754103064368313710554544463543020" +
        "5267444130255724377524352063446702700654630544502030" +
        "6312815660054651175561211172038002702545632655503040" +
        "5465545010155864046605020573538333534353733443733333" +
        "6444803570055545037342203074257213701621642155431161" +
        "7523712070155167215263000063666473503344542367442020" +
        "4455234030456845075566521073557235502653650766512210" +
        "6437000050024423376383430072458341703354632465432040" +
        "5254730660343155546766323163428215800432542665402041" +
        "5654534150076736366600110073547433600354476565402202" +
        "7534702670053663366400300055546304600245573257544622" +
        "5452513161156658236513415373439111611331533333311536";

    private const int Even = 5;
    private const int DigitBesideLetter = -2;
    private const int CapitalInside = -1;

    /// <summary>Weight of the letters' neighbours: positive for words, negative for chance.</summary>
    public static int Weigh(ReadOnlySpan<char> text)
    {
        int weight = 0;
        for (int i = 1; i < text.Length; i++)
        {
            char before = text[i - 1];
            char c = text[i];
            bool letter = Ascii.IsLetter(c);
            if (letter && Ascii.IsLetter(before))
                weight += c is <= 'Z' && before is >= 'a' ? CapitalInside : Pairs[(((before | 0x20) - 'a') * 26) + (c | 0x20) - 'a'] - '0' - Even;
            else if ((letter && Ascii.IsDigit(before)) || (Ascii.IsDigit(c) && Ascii.IsLetter(before)))
                weight += DigitBesideLetter;
        }

        return weight;
    }

    /// <summary>Whether characters follow each other as on a keyboard, in the alphabet or in a table: <c>abcdef</c>, <c>123456</c>, <c>000102</c>.</summary>
    public static bool IsSequence(ReadOnlySpan<char> text)
    {
        if (text.Length < 3)
            return false;
        int steps = 0;
        for (int i = 1; i < text.Length; i++)
        {
            int step = (text[i] | 0x20) - (text[i - 1] | 0x20);
            if (step is >= -1 and <= 1 || (text[i - 1] == '9' && text[i] is '0' or 'a' or 'A'))
                steps++;
        }

        return steps * 4 >= (text.Length - 1) * 3 || IsByteSequence(text);
    }

    /// <summary>Whether the text is hexadecimal bytes that grow by the same step: the test vectors of standards.</summary>
    private static bool IsByteSequence(ReadOnlySpan<char> text)
    {
        if (text.Length < 16 || text.Length % 2 != 0)
            return false;
        int odd = 0;
        for (int i = 2; i + 1 < text.Length; i += 2)
        {
            int before = (Hex(text[i - 2]) << 4) | Hex(text[i - 1]);
            int here = (Hex(text[i]) << 4) | Hex(text[i + 1]);
            if (before < 0 || here < 0)
                return false;
            int step = (here - before) & 0xFF;
            if (step is not (0 or 1 or 0x11 or 0xFF or 0xEF))
                odd++;
        }

        return odd * 4 <= text.Length / 2;
    }

    private static int Hex(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => int.MinValue,
    };
}
