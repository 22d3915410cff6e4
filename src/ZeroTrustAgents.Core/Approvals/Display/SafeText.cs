using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Makes text that an attacker may have written safe to show to the human who decides: nothing invisible, nothing that
/// moves or reorders what is around it, no letters posing as others. Pure functions; thread-safe.
/// </summary>
public static class SafeText
{
    /// <summary>Longest text that is shown in full, in UTF-16 code units.</summary>
    public const int DefaultMaxLength = 4000;

    // Longest run of marks on one letter; real writing needs no more, and stacked marks cover the lines around them.
    private const int MaxMarks = 3;

    /// <summary>
    /// Escapes <paramref name="text"/> as <c>\u{XXXX}</c> wherever a human could not see or would misread it: control,
    /// format, bidirectional, zero-width, unassigned and private-use characters, separators other than the plain space,
    /// lone surrogates, loose combining marks, the non-ASCII letters of words that mix scripts or consist of lookalikes
    /// only. A backslash is doubled, so that an escape cannot be forged. The result is one line.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">What is longer is cut, and the cut is announced with the rest's length and the whole's SHA-256.</param>
    public static string ForDisplay(string text, int maxLength = DefaultMaxLength)
    {
        string shown = Escape(text, maxLength, out string? cut);
        return cut is null ? shown : shown + cut;
    }

    /// <summary>As <see cref="ForDisplay"/>, with the announcement of the cut apart, so that it can stand where the text cannot forge it.</summary>
    internal static string Escape(string text, int maxLength, out string? cut)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLength);
        cut = null;
        string shown = text;
        if (text.Length > maxLength)
        {
            int end = char.IsHighSurrogate(text[maxLength - 1]) && maxLength > 1 ? maxLength - 1 : maxLength;
            shown = text[..end];
            cut = string.Create(CultureInfo.InvariantCulture, $"… {text.Length - end} more characters, SHA-256 {Sha256(text)}");
        }

        var output = new StringBuilder(shown.Length + 16);
        for (int start = 0; start < shown.Length;)
        {
            if (shown[start] == ' ')
            {
                output.Append(' ');
                start++;
                continue;
            }

            int space = shown.IndexOf(' ', start);
            int wordEnd = space < 0 ? shown.Length : space;
            AppendWord(output, shown.AsSpan(start, wordEnd - start));
            start = wordEnd;
        }

        return output.ToString();
    }

    private static void AppendWord(StringBuilder output, ReadOnlySpan<char> word)
    {
        bool suspicious = !Ascii.IsValid(word) && IsSuspicious(word);
        int marks = MaxMarks; // a mark with no letter before it would sit on whatever was there
        while (!word.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(word, out Rune rune, out int used) != System.Buffers.OperationStatus.Done)
            {
                AppendEscape(output, word[0]);
                word = word[used..];
                continue;
            }

            word = word[used..];
            if (rune.Value == '\\')
            {
                output.Append(@"\\");
                continue;
            }

            bool isMark = VisibleRunes.IsMark(rune);
            marks = isMark ? marks + 1 : 0;
            if (VisibleRunes.MustEscape(rune) || (isMark && marks > MaxMarks) || (suspicious && !rune.IsAscii && Rune.IsLetter(rune)))
                AppendEscape(output, rune.Value);
            else
                output.Append(rune.ToString());
        }
    }

    private static bool IsSuspicious(ReadOnlySpan<char> word)
    {
        Script? script = null;
        bool foreign = false, allTwins = true;
        int letters = 0;
        foreach (Rune rune in word.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune))
                continue;
            Script of = Scripts.Of(rune);
            if (script is { } first && first != of && !(first <= Script.EastAsian && of <= Script.EastAsian))
                return true;
            script ??= of;
            foreign |= of > Script.EastAsian;
            allTwins &= Confusables.IsTwin(rune);
            letters++;
        }

        // Shorter ones are honest words too often (и, он, ее), and impersonate nothing.
        return foreign && allTwins && letters >= 3;
    }

    private static void AppendEscape(StringBuilder output, int value) =>
        output.Append(CultureInfo.InvariantCulture, $"\\u{{{value:X4}}}");

    /// <summary>The hash that the approver can compare; lone surrogates hash as U+FFFD.</summary>
    internal static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
