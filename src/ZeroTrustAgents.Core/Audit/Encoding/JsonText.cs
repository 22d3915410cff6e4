using System.Buffers;
using System.Text;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Text inside a JSON string, in printable ASCII only. Whatever else there is becomes <c>\uXXXX</c>: an attacker's
/// text can neither end the line nor turn, hide or recolour it in a terminal, and every parser reads the same.
/// </summary>
internal static class JsonText
{
    /// <summary>Most bytes one text takes. 22 texts of this length fit a line, so no input makes a record too large to be accepted.</summary>
    public const int MaxBytes = 2900;

    private const int MaxUnit = 12;
    private const int MaxMark = 16;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static c => (char)c).Except(['"', '\\'])]);

    /// <summary>Writes <paramref name="text"/> without quotes, cut visibly where it is too long. Returns the bytes written.</summary>
    public static int Write(Span<byte> to, ReadOnlySpan<char> text)
    {
        if (text.Length > MaxBytes || text.ContainsAnyExcept(Plain))
            return WriteEscaped(to, text);
        Ascii.FromUtf16(text, to, out int count);
        return count;
    }

    private static int WriteEscaped(Span<byte> to, ReadOnlySpan<char> text)
    {
        int at = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (at > MaxBytes - MaxUnit - MaxMark)
                return at + Mark(to[at..], text.Length - i);
            char c = text[i];
            if (Plain.Contains(c))
            {
                to[at++] = (byte)c;
            }
            else if (!char.IsSurrogate(c))
            {
                at += Escape(to[at..], c);
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                at += Unicode(to[at..], c);
                at += Unicode(to[at..], text[++i]);
            }
            else
            {
                at += Unicode(to[at..], '\uFFFD');
            }
        }

        return at;
    }

    // The short forms of RFC 8785, section 3.2.2.2.
    private static int Escape(Span<byte> to, char c)
    {
        byte letter = c switch
        {
            '"' => (byte)'"',
            '\\' => (byte)'\\',
            '\b' => (byte)'b',
            '\t' => (byte)'t',
            '\n' => (byte)'n',
            '\f' => (byte)'f',
            '\r' => (byte)'r',
            _ => 0,
        };
        if (letter == 0)
            return Unicode(to, c);
        to[0] = (byte)'\\';
        to[1] = letter;
        return 2;
    }

    private static int Unicode(Span<byte> to, char c)
    {
        ReadOnlySpan<byte> digits = "0123456789abcdef"u8;
        to[0] = (byte)'\\';
        to[1] = (byte)'u';
        for (int i = 0; i < 4; i++)
            to[2 + i] = digits[(c >> (12 - (4 * i))) & 0xF];
        return 6;
    }

    private static int Mark(Span<byte> to, int missing)
    {
        "[+"u8.CopyTo(to);
        missing.TryFormat(to[2..], out int count, default, System.Globalization.CultureInfo.InvariantCulture);
        to[2 + count] = (byte)']';
        return count + 3;
    }
}
