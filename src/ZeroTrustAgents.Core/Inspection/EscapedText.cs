namespace ZeroTrustAgents.Inspection;

/// <summary>
/// A view of a text in which <c>\u0065</c> and <c>%65</c> read as the characters they stand for, and the way back to
/// the text. Made only where a character is escaped that no encoder has to escape: honest JSON and URLs do not cost it.
/// </summary>
internal readonly struct EscapedText
{
    private readonly int[] _positions;

    private EscapedText(string view, int[] positions)
    {
        View = view;
        _positions = positions;
    }

    public string View { get; }

    public int ToSource(int position) => _positions[position];

    public static bool TryDecode(string text, out EscapedText decoded)
    {
        decoded = default;
        if (!HasNeedlessEscape(text))
            return false;
        char[] view = new char[text.Length];
        int[] positions = new int[text.Length + 1];
        int length = 0;
        for (int at = 0; at < text.Length;)
        {
            positions[length] = at;
            at += TryRead(text.AsSpan(at), out char c);
            view[length++] = c;
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

    private static bool HasNeedlessEscape(ReadOnlySpan<char> text)
    {
        for (int at = text.IndexOfAny('\\', '%'); at >= 0; at = text.IndexOfAny('\\', '%'))
        {
            text = text[at..];
            if (TryRead(text, out char c) > 1 && (char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
                return true;
            text = text[1..];
        }

        return false;
    }

    private static int TryRead(ReadOnlySpan<char> text, out char c)
    {
        c = text[0];
        int prefix = c == '%' ? 1 : text.StartsWith("\\u00", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        if (prefix == 0 || text.Length < prefix + 2 || !char.IsAsciiHexDigit(text[prefix]) || !char.IsAsciiHexDigit(text[prefix + 1]))
            return 1;
        c = (char)int.Parse(text.Slice(prefix, 2), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture);
        return prefix + 2;
    }
}
