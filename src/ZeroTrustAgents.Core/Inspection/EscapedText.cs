using System.Numerics;

namespace ZeroTrustAgents.Inspection;

/// <summary>
/// A view of a text in which <c>\u0065</c> and <c>%65</c> read as the characters they stand for, and the way back to
/// the text. Made only where a character is escaped that no encoder has to escape: honest JSON and URLs do not cost it.
/// </summary>
internal readonly struct EscapedText
{
    private readonly int[] _positions;
    private readonly int _length;

    private EscapedText(string view, int[] positions)
    {
        View = view;
        _positions = positions;
        _length = view.Length;
    }

    public string View { get; }

    public int ToSource(int position) => _positions[position];

    /// <summary>The first position in the view that does not stand before one in the text.</summary>
    public int FromSource(int position)
    {
        int found = _positions.AsSpan(0, _length + 1).BinarySearch(position);
        return found < 0 ? ~found : found;
    }

    public static bool TryDecode(ReadOnlySpan<char> text, out EscapedText decoded)
    {
        decoded = default;
        return HasNeedlessEscape(text) && TryDecodeAny(text, out decoded);
    }

    /// <summary>As <see cref="TryDecode"/>, also where every escape so far is one that an encoder writes: a needless one may follow.</summary>
    public static bool TryDecodeAny(ReadOnlySpan<char> text, out EscapedText decoded)
    {
        decoded = default;
        if (!text.ContainsAny('\\', '%'))
            return false;
        char[] view = new char[text.Length];
        int[] positions = new int[text.Length + 1];
        int length = 0;
        for (int at = 0; at < text.Length;)
        {
            positions[length] = at;
            at += TryRead(text[at..], out int c);
            view[length++] = (char)c;
        }

        positions[length] = text.Length;
        decoded = new EscapedText(new string(view, 0, length), positions);
        return true;
    }

    /// <summary>Length of an escape that the text breaks off in; 0 where it ends with a whole character.</summary>
    public static int Unfinished(ReadOnlySpan<char> text)
    {
        for (int length = Math.Min(5, text.Length); length > 0; length--)
        {
            ReadOnlySpan<char> tail = text[^length..];
            if (tail[0] == '%' ? length < 3 && Fits("%2F", tail) : tail[0] == '\\' && Fits("\\u00FF", tail))
                return length;
        }

        return 0;
    }

    private static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> tail)
    {
        for (int i = 0; i < tail.Length; i++)
        {
            if (pattern[i] is 'F' or '2' ? !char.IsAsciiHexDigit(tail[i]) : tail[i] != pattern[i])
                return false;
        }

        return true;
    }

    /// <summary>Whether a character is escaped that no encoder has to escape.</summary>
    public static bool HasNeedlessEscape<T>(ReadOnlySpan<T> text) where T : unmanaged, IBinaryInteger<T>
    {
        T backslash = T.CreateTruncating((int)'\\'), percent = T.CreateTruncating((int)'%');
        for (int at = text.IndexOfAny(backslash, percent); at >= 0; at = text.IndexOfAny(backslash, percent))
        {
            text = text[at..];
            if (TryRead(text, out int c) > 1 && (char.IsAsciiLetterOrDigit((char)c) || c is '.' or '-' or '_'))
                return true;
            text = text[1..];
        }

        return false;
    }

    private static int TryRead<T>(ReadOnlySpan<T> text, out int c) where T : unmanaged, IBinaryInteger<T>
    {
        c = TextUnits.At(text, 0);
        int prefix = c == '%' ? 1 : c == '\\' && text.Length > 4 && (TextUnits.At(text, 1) | 0x20) == 'u' && TextUnits.StartsWith(text, 2, "00") ? 4 : 0;
        if (prefix == 0 || text.Length < prefix + 2)
            return 1;
        int high = HexValue(TextUnits.At(text, prefix)), low = HexValue(TextUnits.At(text, prefix + 1));
        if (high < 0 || low < 0)
            return 1;
        c = high << 4 | low;
        return prefix + 2;
    }

    private static int HexValue(int unit) => unit switch
    {
        >= '0' and <= '9' => unit - '0',
        >= 'a' and <= 'f' => unit - 'a' + 10,
        >= 'A' and <= 'F' => unit - 'A' + 10,
        _ => -1,
    };
}
