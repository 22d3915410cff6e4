namespace ZeroTrustAgents.Credentials;

/// <summary>Reads DER of which only the first bytes are at hand.</summary>
internal ref struct DerReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>The next tag; 0 at the end.</summary>
    public readonly int Next => rest.Length > 0 ? rest[0] : 0;

    /// <summary>Length of the next value; -1 if it cannot be read.</summary>
    public readonly int NextLength => TryLength(out _, out int length) ? length : -1;

    /// <summary>Length of the value entered last.</summary>
    public int EnteredLength { get; private set; }

    /// <summary>Length of the tag and length in front of it.</summary>
    public int EnteredHeader { get; private set; }

    public readonly bool StartsWith(ReadOnlySpan<byte> expected) => rest.StartsWith(expected);

    /// <summary>Reads an integer of one byte.</summary>
    public bool TryInteger(out int value)
    {
        value = 0;
        if (Next != 0x02 || NextLength != 1 || rest.Length < 3)
            return false;
        value = rest[2];
        rest = rest.Slice(3);
        return true;
    }

    /// <summary>Steps into the next value and, in this reader, over it.</summary>
    public bool TryEnter(int tag, out DerReader inner)
    {
        inner = default;
        if (Next != tag || !TryLength(out int header, out int length))
            return false;
        EnteredHeader = header;
        EnteredLength = length;
        ReadOnlySpan<byte> content = rest.Slice(header);
        int have = Math.Min(length, content.Length);
        inner = new(content.Slice(0, have));
        rest = content.Slice(have);
        return true;
    }

    private readonly bool TryLength(out int header, out int length)
    {
        header = 2;
        length = 0;
        if (rest.Length < 2)
            return false;
        length = rest[1];
        if (length < 0x80)
            return true;
        int count = length & 0x7F;
        if (count is 0 or > 3 || rest.Length < 2 + count)
            return false;
        header += count;
        length = 0;
        for (int i = 0; i < count; i++)
            length = (length << 8) | rest[2 + i];
        return true;
    }
}
