using System.Buffers.Binary;

namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>One signature line of a note.</summary>
/// <param name="Name">Name of the key.</param>
/// <param name="KeyId">Its id.</param>
/// <param name="Value">What the type of the key says: 64 bytes, behind 8 bytes of time for a cosignature.</param>
internal sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Value)
{
    private const string Prefix = "\u2014 ";

    /// <summary>The line, with its end.</summary>
    public string Format()
    {
        byte[] bytes = new byte[sizeof(uint) + Value.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Value.Span.CopyTo(bytes.AsSpan(sizeof(uint)));
        return Prefix + Name + " " + Convert.ToBase64String(bytes) + "\n";
    }

    /// <summary>Reads a line without its end; <see langword="null"/> for anything but what <see cref="Format"/> writes.</summary>
    public static NoteSignature? Parse(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        line = line[Prefix.Length..];
        int space = line.IndexOf(' ');
        if (space < 0 || !NoteKey.IsName(line[..space].ToString()))
            return null;
        byte[]? bytes = CanonicalBase64.Decode(line[(space + 1)..]);
        return bytes is { Length: > sizeof(uint) } ? new NoteSignature(line[..space].ToString(), BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(sizeof(uint))) : null;
    }
}
