using System.Text;

namespace ZeroTrustAgents.Approvals;

/// <summary>Script of a letter, as far as mixing scripts in one word is suspicious.</summary>
internal enum Script
{
    Latin,
    EastAsian,
    Greek,
    Cyrillic,
    Armenian,
    Cherokee,
    Coptic,
    Lisu,
    Other,
}

internal static class Scripts
{
    /// <summary>The script by block; .NET has no script property. "Other" is one script: mixing it with a known one is what counts.</summary>
    public static Script Of(Rune letter) => letter.Value switch
    {
        < 0x0250 or (>= 0x1E00 and <= 0x1EFF) or (>= 0x2C60 and <= 0x2C7F) or (>= 0xA720 and <= 0xA7FF) => Script.Latin,
        // IPA and the phonetic extensions are Latin by Unicode, but nobody's language: they stand beside Latin letters only to imitate them.
        (>= 0x0370 and <= 0x03FF) or (>= 0x1F00 and <= 0x1FFF) => Script.Greek,
        (>= 0x0400 and <= 0x052F) or (>= 0x1C80 and <= 0x1C8F) or (>= 0x2DE0 and <= 0x2DFF) or (>= 0xA640 and <= 0xA69F) => Script.Cyrillic,
        >= 0x0530 and <= 0x058F => Script.Armenian,
        (>= 0x13A0 and <= 0x13FF) or (>= 0xAB70 and <= 0xABBF) => Script.Cherokee,
        >= 0x2C80 and <= 0x2CFF => Script.Coptic,
        >= 0xA4D0 and <= 0xA4FF => Script.Lisu,
        // Latin stands beside these in ordinary words (UTS 39, "highly restrictive").
        (>= 0x1100 and <= 0x11FF) or (>= 0x2E80 and <= 0x9FFF) or (>= 0xA000 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97F)
            or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFFDC) or (>= 0x20000 and <= 0x323AF) => Script.EastAsian,
        _ => Script.Other,
    };
}
