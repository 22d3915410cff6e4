using System.Globalization;
using System.Text;

namespace ZeroTrustAgents.Cli.Terminals;

/// <summary>
/// Text from records as a person may see it: what would move the cursor, recolour, hide or reorder the text around it
/// becomes <c>\uXXXX</c>. Records hold what models and attackers wrote.
/// </summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
            return text;
        var visible = new StringBuilder(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes()) // a lone surrogate comes as U+FFFD
        {
            if (IsVisible(rune))
                visible.Append(rune);
            else if (rune.IsBmp)
                visible.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                visible.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
        }

        return visible.ToString();
    }

    /// <summary>At most <paramref name="length"/> characters, the cut marked.</summary>
    public static string Cut(string text, int length)
    {
        string visible = Of(text);
        if (visible.Length <= length)
            return visible;
        int end = length - 1;
        return visible[..(char.IsHighSurrogate(visible[end - 1]) ? end - 1 : end)] + "\u2026";
    }

    private static bool IsVisible(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.EnclosingMark);
}
