using System.Globalization;
using System.Text;
using CsCheck;

namespace ZeroTrustAgents.Approvals;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain text, 100% (really): a-b_c/d", "plain text, 100% (really): a-b_c/d")]
    [InlineData("a\nb\r\tc", @"a\u{000A}b\u{000D}\u{0009}c")]
    [InlineData("\u001b[2Jcleared", @"\u{001B}[2Jcleared")]           // ANSI escape
    [InlineData("\u009b31m", @"\u{009B}31m")]                          // C1 CSI
    [InlineData("\u007f\0", @"\u{007F}\u{0000}")]
    [InlineData("a\u202Egpj.exe", @"a\u{202E}gpj.exe")]                // right-to-left override
    [InlineData("\u2066x\u2069\u061C\u200E", @"\u{2066}x\u{2069}\u{061C}\u{200E}")]
    [InlineData("ad\u200Bmin\uFEFF\u2060", @"ad\u{200B}min\u{FEFF}\u{2060}")]
    [InlineData("a\u2028b\u2029c\u0085", @"a\u{2028}b\u{2029}c\u{0085}")]
    [InlineData("a\u00A0b\u3000c\u2003", @"a\u{00A0}b\u{3000}c\u{2003}")]
    [InlineData("so\u00ADft", @"so\u{00AD}ft")]
    [InlineData("\uE000\uFDD0\u0378", @"\u{E000}\u{FDD0}\u{0378}")]    // private use, noncharacter, unassigned
    [InlineData("\U000E0041\U000E0001", @"\u{E0041}\u{E0001}")]        // tag characters
    [InlineData("\uFE0F\U000E0100\u180B", @"\u{FE0F}\u{E0100}\u{180B}")] // variation selectors
    [InlineData("\u3164\u115F\uFFA0\u2800", @"\u{3164}\u{115F}\u{FFA0}\u{2800}")] // letters without ink
    [InlineData("n\u0336o\u0336t", @"n\u{0336}o\u{0336}t")]            // struck out
    [InlineData(@"C:\u{202E}", @"C:\\u{202E}")]                        // a forged escape
    [InlineData("\uFF41\U0001D41A\u24D0", "\\u{FF41}\\u{1D41A}\u24D0")]
    [InlineData("100\uFF10", @"100\u{FF10}")]
    [InlineData("\u01C3\u01C0", @"\u{01C3}\u{01C0}")]                  // clicks that look like ! and |
    public void ForDisplay_Hostile_IsVisible(string text, string expected) => Assert.Equal(expected, SafeText.ForDisplay(text));

    [Fact]
    public void ForDisplay_LoneSurrogates_AreEscaped()
    {
        Assert.Equal(@"a\u{D800}b", SafeText.ForDisplay("a\uD800b"));
        Assert.Equal(@"\u{DC00}", SafeText.ForDisplay("\uDC00"));
        Assert.Equal("\U0001F600", SafeText.ForDisplay("\U0001F600"));
    }

    [Theory]
    [InlineData("p\u0430ypal.example", @"p\u{0430}ypal.example")]      // Latin and Cyrillic
    [InlineData("g\u03BF\u03BFgle", @"g\u{03BF}\u{03BF}gle")]          // Latin and Greek
    [InlineData("\u0430\u0440\u0440\u04CF\u0435.example", @"\u{0430}\u{0440}\u{0440}\u{04CF}\u{0435}.example")]
    [InlineData("\u0441\u043E\u0441\u0430", @"\u{0441}\u{043E}\u{0441}\u{0430}")] // all lookalikes
    [InlineData("\u13A0\u13A1mm", @"\u{13A0}\u{13A1}mm")]
    [InlineData("payme\u0578t", @"payme\u{0578}t")]                    // Armenian
    [InlineData("p\u0251ypal", @"p\u{0251}ypal")]                      // IPA
    public void ForDisplay_MixedScriptWord_EscapesTheForeignLetters(string text, string expected) => Assert.Equal(expected, SafeText.ForDisplay(text));

    [Theory]
    [InlineData("Gr\u00FC\u00DFe aus M\u00FCnchen, \u0141\u00F3d\u017A, \u0130stanbul")]
    [InlineData("\u041F\u0440\u0438\u0432\u0435\u0442, \u043C\u0438\u0440!")]
    [InlineData("\u0394\u03B7\u03BC\u03AE\u03C4\u03C1\u03B7\u03C2")]
    [InlineData("\u4F60\u597D \u682A\u5F0F\u4F1A\u793EABC \uD55C\uAD6D\uC5B4")]
    [InlineData("\u05E9\u05DC\u05D5\u05DD")]
    [InlineData("\u0645\u0631\u062D\u0628\u0627")]
    [InlineData("\u0928\u092E\u0938\u094D\u0924\u0947")]
    [InlineData("\u20AC 12,50 \u2013 \u201Cquoted\u201D")]
    public void ForDisplay_HonestWriting_StaysReadable(string text) => Assert.Equal(text, SafeText.ForDisplay(text));

    [Fact]
    public void ForDisplay_MarksStackedOrLoose_AreEscaped()
    {
        Assert.Equal("\u0915\u094D\u094D\u094D" + @"\u{094D}", SafeText.ForDisplay("\u0915\u094D\u094D\u094D\u094D"));
        Assert.Equal(@"a \u{094D}", SafeText.ForDisplay("a \u094D"));
    }

    [Fact]
    public void ForDisplay_TooLong_SaysHowMuchIsMissing()
    {
        string text = new string('a', 4000) + "; then wipe the disk";
        string shown = SafeText.ForDisplay(text);
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Assert.Equal($"{text[..4000]}… 20 more characters, SHA-256 {hash}", shown);
        Assert.Equal(text[..4000], SafeText.ForDisplay(text[..4000]));
    }

    [Fact]
    public void ForDisplay_CutInsideASurrogatePair_CutsBeforeIt() =>
        Assert.StartsWith("ab… 3 more characters", SafeText.ForDisplay("ab\U0001F600c", 3), StringComparison.Ordinal);

    [Fact]
    public void ForDisplay_AnyText_IsOneVisibleLineThatReadsBack()
    {
        Gen<string> texts = Gen.Char.Array[0, 24].Select(c => new string(c));
        string[] parts = ["\u202E", "\\", "\\u{", "}", "\u200B", "a", "\u0430", " ", "\n", "\uD83D", "\uDE00", "\u0301", "\u094D"];
        Gen<string> nasty = Gen.Int[0, parts.Length - 1].Array[0, 12].Select(picks => string.Concat(picks.Select(i => parts[i])));
        Gen.OneOf(texts, nasty).Sample(
            text =>
            {
                string shown = SafeText.ForDisplay(text);
                foreach (Rune rune in shown.EnumerateRunes())
                {
                    if (rune.Value != ' ' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                        return false;
                }

                return Unescape(shown) == text;
            },
            iter: PropertyCases.Cases);
    }

    // The escaping loses nothing: two different texts never look the same to the approver.
    private static string Unescape(string shown)
    {
        var text = new StringBuilder();
        for (int i = 0; i < shown.Length; i++)
        {
            if (shown[i] != '\\')
            {
                text.Append(shown[i]);
            }
            else if (shown[i + 1] == '\\')
            {
                text.Append('\\');
                i++;
            }
            else
            {
                int end = shown.IndexOf('}', i);
                int value = int.Parse(shown.AsSpan(i + 3, end - i - 3), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                text.Append(value is >= 0xD800 and <= 0xDFFF ? ((char)value).ToString() : new Rune(value).ToString());
                i = end;
            }
        }

        return text.ToString();
    }
}
