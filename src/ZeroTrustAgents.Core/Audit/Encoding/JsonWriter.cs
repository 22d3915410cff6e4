using System.Globalization;

namespace ZeroTrustAgents.Auditing;

/// <summary>Writes the pieces of one record.</summary>
internal ref struct JsonWriter(Span<byte> to)
{
    private readonly Span<byte> _to = to;
    private int _at;

    public readonly int Count => _at;

    public void Raw(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_to[_at..]);
        _at += bytes.Length;
    }

    public void Text(scoped ReadOnlySpan<char> text) => _at += JsonText.Write(_to[_at..], text);

    public void Number(long value)
    {
        value.TryFormat(_to[_at..], out int count, default, CultureInfo.InvariantCulture);
        _at += count;
    }

    public void Time(DateTimeOffset time)
    {
        time.UtcDateTime.TryFormat(_to[_at..], out int count, "O", CultureInfo.InvariantCulture);
        _at += count;
    }

    /// <summary>A quoted text; <paramref name="before"/> holds what separates it, its key and the opening quote.</summary>
    public void Member(scoped ReadOnlySpan<byte> before, string? text)
    {
        Raw(before);
        Text(text);
        _to[_at++] = (byte)'"';
    }
}
