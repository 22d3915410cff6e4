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

    /// <summary>The words of a value. Only what stands around a value in any notation is taken off: "a/.." is not "a".</summary>
    public static List<string> OfValue(ReadOnlySpan<char> value) => Of(value, "");

    /// <summary>The words of prose, without the punctuation that ends sentences.</summary>
    public static List<string> OfText(ReadOnlySpan<char> text) => Of(text, ".:!?*");

    private static List<string> Of(ReadOnlySpan<char> text, ReadOnlySpan<char> endings)
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
            ReadOnlySpan<char> word = text[start..i].TrimStart("*#").TrimEnd(endings);
            if (word.Length is 0 or > Longest || !word.ContainsAnyExcept('-', '_'))
                continue;

            // "IBAN:DE89…" says a name and a value; "https://…" and "10:30" do not.
            int colon = word.LastIndexOf(':');
            if (colon > 0 && colon < word.Length - 1 && word[colon + 1] != '/' && !char.IsAsciiDigit(word[colon - 1]) && !word.StartsWith("mailto", StringComparison.OrdinalIgnoreCase))
            {
                words.Add(Fold(word[..colon]));
                word = word[(colon + 1)..];
            }

            words.Add(Fold(word));
        }

        return words;
    }

    /// <summary>A word with letters and digits only, if it could be a number of an account, an order or a telephone: at least six digits and nothing but separators beside them.</summary>
    public static string? NumberOf(string word)
    {
        int digits = 0;
        foreach (char c in word)
        {
            if (char.IsAsciiDigit(c))
                digits++;
            else if (!char.IsAsciiLetter(c) && c is not ('-' or '.' or '/' or '+'))
                return null;
        }

        return digits < 6 ? null : string.Concat(word.Where(char.IsAsciiLetterOrDigit));
    }

    /// <summary>What a URL and an address have in front that changes nothing about whose they are.</summary>
    private static string Fold(ReadOnlySpan<char> word)
    {
        string folded = word.ToString().Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture);
        foreach (string scheme in (ReadOnlySpan<string>)["https://", "http://", "mailto:"])
        {
            if (folded.StartsWith(scheme, StringComparison.Ordinal))
                folded = folded[scheme.Length..];
        }

        return folded.TrimEnd('/');
    }

    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || c is ',' or ';' or '|' or '"' or '\'' or '`' or '<' or '>' or '(' or ')' or '[' or ']' or '{' or '}' or '=' or '\u201c' or '\u201d' or '\u2018' or '\u2019';
}
