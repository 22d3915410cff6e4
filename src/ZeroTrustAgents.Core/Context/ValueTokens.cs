using System.Globalization;
using System.Text;

namespace ZeroTrustAgents.Context;

/// <summary>
/// Splits text into the words that values are compared by: lower case, without the punctuation around them. What is inside
/// a word stays, so that one address cannot be taken for another.
/// </summary>
internal static class ValueTokens
{
    /// <summary>Longer words are no names of anything.</summary>
    private const int Longest = 512;

    /// <summary>The longest number, without separators: an IBAN.</summary>
    public const int LongestNumber = 34;

    /// <summary>The words of a value. Only what stands around a value in any notation is taken off: "a/.." is not "a".</summary>
    public static List<string> OfValue(ReadOnlySpan<char> value) => Of(value, isProse: false);

    /// <summary>The words of prose, without the punctuation that ends sentences.</summary>
    public static List<string> OfText(ReadOnlySpan<char> text) => Of(text, isProse: true);

    /// <summary>Of prose, what says nothing is left out. Of a value nothing is: whoever gets it may read what would not be compared.</summary>
    private static List<string> Of(ReadOnlySpan<char> text, bool isProse)
    {
        var words = new List<string>();
        for (int i = 0; i < text.Length;)
        {
            if (IsSeparator(text[i]))
            {
                i++;
                continue;
            }

            int start = i;
            while (i < text.Length && !IsSeparator(text[i]))
                i++;
            ReadOnlySpan<char> word = isProse ? text[start..i].TrimStart("*#").TrimEnd(".:!?*") : text[start..i].TrimStart('#');
            if (isProse && (word.Length is 0 or > Longest || !word.ContainsAnyExcept('-', '_')))
                continue;

            // "IBAN:DE89…" says a name and a value; "https://…", "10:30", "host.example:80" and "https://name:password@host.example" do not.
            int colon = word.LastIndexOf(':');
            if (colon > 0 && colon < word.Length - 1 && word[colon + 1] != '/' && IsName(word[..colon]) && !word.StartsWith("mailto", StringComparison.OrdinalIgnoreCase))
            {
                words.Add(Fold(word[..colon]));
                word = word[(colon + 1)..];
            }

            if (Fold(word) is var folded && (folded.Length > 0 || !isProse))
                words.Add(folded);
        }

        return words;
    }

    /// <summary>
    /// The number that a whole value is, whatever its groups. A dot or a slash makes a host or a path of digits, a comma two numbers of
    /// one, and a minus another number.
    /// </summary>
    public static string? NumberOfValue(string value)
    {
        ReadOnlySpan<char> number = value.AsSpan().Trim();
        if (number.StartsWith('-'))
            return null;
        number = number.StartsWith('+') ? number[1..] : number;
        var groups = new StringBuilder(Math.Min(number.Length, LongestNumber));
        foreach (char c in number)
        {
            if (char.IsAsciiLetterOrDigit(c))
                groups.Append(char.ToLowerInvariant(c));
            else if (c is not (' ' or '-' or '(' or ')'))
                return null;
            if (groups.Length > LongestNumber)
                return null;
        }

        return NumberOf(groups.ToString());
    }

    /// <summary>
    /// A word without separators, if it could be a number of an account, an order or a telephone: six digits or more, or an IBAN. Other
    /// names with digits are not: "order-123456-io" is not the host "order123456.io".
    /// </summary>
    public static string? NumberOf(string word)
    {
        bool hasLetters = word.Any(char.IsAsciiLetter);
        foreach (char c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '+') && (hasLetters || c is not ('.' or '/')))
                return null;
        }

        string number = string.Concat(word.Where(char.IsAsciiLetterOrDigit));
        return (hasLetters ? IsIban(number) : number.Length >= 6) ? number : null;
    }

    /// <summary>By its form; the shortest there is has 15 characters.</summary>
    private static bool IsIban(string text) =>
        text.Length is >= 15 and <= LongestNumber && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]) && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3]);

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsLetter(c) && c is not ('-' or '_'))
                return false;
        }

        return true;
    }

    /// <summary>What a URL and an address have in front that changes nothing about whose they are.</summary>
    private static string Fold(ReadOnlySpan<char> word)
    {
        // Of letters that are not ASCII none becomes one that is: to a directory the Kelvin sign is not a K.
        string folded = SeenText.WellFormed(word.ToString()).Replace('\u212A', '\uFFFD').Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture);
        foreach (string scheme in (ReadOnlySpan<string>)["https://", "http://", "mailto:"])
        {
            // "https://bob@host.example" goes to the host, "bob@host.example" to bob.
            if (folded.StartsWith(scheme, StringComparison.Ordinal) && folded.Contains('@', StringComparison.Ordinal) == (scheme == "mailto:"))
            {
                folded = folded[scheme.Length..];
                break;
            }
        }

        return folded.TrimEnd('/');
    }

    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || c is ',' or ';' or '|' or '"' or '\'' or '`' or '<' or '>' or '(' or ')' or '[' or ']' or '{' or '}' or '=' or '\u201c' or '\u201d' or '\u2018' or '\u2019';
}
