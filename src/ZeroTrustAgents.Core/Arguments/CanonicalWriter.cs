using System.Buffers;
using System.Text.Unicode;

namespace ZeroTrustAgents.Arguments;

/// <summary>
/// Growing UTF-8 buffer with the string rules of RFC 8785, section 3.2.2.2. One idle instance is kept per thread; it
/// is taken out while in use, because writing an argument can run a caller's getter, which can freeze another call.
/// </summary>
internal sealed class CanonicalWriter
{
    private const int InitialSize = 1024;
    private const int LargestKept = 64 * 1024;

    /// <summary>The characters JCS escapes: everything else is literal UTF-8.</summary>
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static c => (char)c), '"', '\\']);

    [ThreadStatic]
    private static CanonicalWriter? t_idle;

    private byte[] _buffer = new byte[InitialSize];
    private int _limit;

    private CanonicalWriter()
    {
    }

    public int Length { get; private set; }

    public int Remaining => Math.Max(0, _limit - Length);

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public static CanonicalWriter Rent(int limit)
    {
        CanonicalWriter writer = t_idle ?? new CanonicalWriter();
        t_idle = null;
        writer.Length = 0;
        writer._limit = limit;
        return writer;
    }

    public void Return()
    {
        if (_buffer.Length <= LargestKept)
            t_idle = this;
    }

    public void Truncate(int length) => Length = length;

    /// <summary>Asked after every token, so that work and memory stay in proportion to the limit and not to the input.</summary>
    public ReasonCode? CheckSize() => Length > _limit ? ReasonCodes.ArgumentTooLarge : null;

    public void Append(byte value)
    {
        if (Length == _buffer.Length)
            Grow(1);
        _buffer[Length++] = value;
    }

    public void Append(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Length += value.Length;
    }

    public Span<byte> Reserve(int size)
    {
        if (_buffer.Length - Length < size)
            Grow(size);
        return _buffer.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    /// <summary>Writes a property name and its colon.</summary>
    public ReasonCode? AppendKey(ReadOnlySpan<char> name)
    {
        if (AppendQuoted(name, default) is { } reason)
            return reason;
        Append((byte)':');
        return CheckSize();
    }

    /// <summary>Writes a string value, told apart from a typed number (see <see cref="CanonicalJson"/>).</summary>
    public ReasonCode? AppendText(ReadOnlySpan<char> text) =>
        AppendQuoted(text, CanonicalJson.CollidesWithTyped(text) ? CanonicalJson.TextPrefix : default) ?? CheckSize();

    private ReasonCode? AppendQuoted(ReadOnlySpan<char> text, ReadOnlySpan<byte> prefix)
    {
        // Every UTF-16 unit takes at least one byte: a megabyte string is refused before it is encoded.
        if (text.Length > Remaining)
            return ReasonCodes.ArgumentTooLarge;
        Append((byte)'"');
        Append(prefix);
        while (true)
        {
            int escape = text.IndexOfAny(Escaped);
            ReadOnlySpan<char> plain = escape < 0 ? text : text[..escape];
            if (Utf8.FromUtf16(plain, Reserve(plain.Length * 3), out _, out int written, replaceInvalidSequences: false) != OperationStatus.Done)
                return ReasonCodes.ArgumentMalformed;
            Length += written;
            if (escape < 0)
                break;
            if (text[escape] == '\0')
                return ReasonCodes.ArgumentMalformed;
            AppendEscaped(text[escape]);
            text = text[(escape + 1)..];
        }

        Append((byte)'"');
        return null;
    }

    private void AppendEscaped(char c)
    {
        Append((byte)'\\');
        switch (c)
        {
            case '\b': Append((byte)'b'); break;
            case '\t': Append((byte)'t'); break;
            case '\n': Append((byte)'n'); break;
            case '\f': Append((byte)'f'); break;
            case '\r': Append((byte)'r'); break;
            case '"' or '\\': Append((byte)c); break;
            default:
                Append("u00"u8);
                Append((byte)('0' + (c >> 4)));
                Append("0123456789abcdef"u8[c & 0xf]);
                break;
        }
    }

    private void Grow(int size) =>
        Array.Resize(ref _buffer, Math.Max(checked(Length + size), (int)Math.Min(_buffer.Length * 2L, Array.MaxLength)));
}
