using System.Globalization;
using System.Text;

namespace ZeroTrustAgents.Approvals;

/// <summary>Which characters a human can see for what they are.</summary>
internal static class VisibleRunes
{
    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    public static bool MustEscape(Rune rune) => rune.IsAscii
        ? rune.Value is < 0x20 or 0x7F
        : Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator or UnicodeCategory.EnclosingMark => true,
            UnicodeCategory.NonSpacingMark => IsLooseMark(rune.Value),
            UnicodeCategory.OtherLetter or UnicodeCategory.OtherSymbol when IsBlank(rune.Value) => true,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => PosesAsAscii(rune),
            UnicodeCategory.OtherPunctuation or UnicodeCategory.MathSymbol or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.CurrencySymbol or UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation
                or UnicodeCategory.ModifierSymbol => IsFullwidthOrSmallForm(rune.Value) || IsFraction(rune.Value),
            _ => false,
        };

    // Marks that fit any letter (a stroke through "not", an accent apart from its letter, variation selectors).
    // Marks of one script (Hebrew, Arabic, Devanagari …) are that script's writing and stay.
    private static bool IsLooseMark(int value) => value is (>= 0x0300 and <= 0x036F) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF)
        or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xFE20 and <= 0xFE2F) or (>= 0x180B and <= 0x180F)
        or 0x17B4 or 0x17B5 or >= 0x16FE0;

    // Letters and symbols without ink (Hangul fillers, blank braille, object replacement, null note head), and the click letters, which are | and !.
    private static bool IsBlank(int value) => value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0xFFFC or 0x1D159 or (>= 0x01C0 and <= 0x01C3);

    // Fullwidth, mathematical, circled, Kelvin: Unicode says they are ASCII in another dress.
    private static bool PosesAsAscii(Rune rune)
    {
        string plain = rune.ToString().Normalize(NormalizationForm.FormKC);
        return Ascii.IsValid(plain);
    }

    private static bool IsFullwidthOrSmallForm(int value) => value is (>= 0xFF01 and <= 0xFF5E) or (>= 0xFE50 and <= 0xFE6F) or 0x2024 or 0x0589 or 0xA789 or 0x02D0;

    // Slashes, colons and quotes that make one host or path look like another.
    private static bool IsFraction(int value) => value is 0x2044 or 0x2215 or 0x2216 or 0x29F8 or 0x29F5 or 0x2236 or 0x05C3 or 0x3002 or 0x037E;
}
