using System.Globalization;

namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>What a log signs: how many entries it has, and the root of the tree over them (C2SP tlog-checkpoint).</summary>
/// <param name="Origin">The log.</param>
/// <param name="Size">Number of entries.</param>
/// <param name="Root">Root hash, 32 bytes.</param>
internal sealed record Checkpoint(string Origin, long Size, ReadOnlyMemory<byte> Root)
{
    /// <summary>The text that is signed.</summary>
    public string Format() => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root.Span)}\n");

    /// <summary>Reads the text of a note; <see langword="null"/> for anything but what <see cref="Format"/> writes: this project's logs have no extension lines.</summary>
    public static Checkpoint? Parse(string text)
    {
        string[] lines = text.Split('\n');
        if (lines.Length != 4 || lines[3].Length > 0 || lines[0].Length == 0)
            return null;
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out long size) || lines[1] != size.ToString(CultureInfo.InvariantCulture))
            return null;
        return CanonicalBase64.Decode(lines[2]) is { Length: MerkleTree.HashBytes } root ? new Checkpoint(lines[0], size, root) : null;
    }
}
