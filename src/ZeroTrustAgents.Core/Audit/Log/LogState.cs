using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Where the tree stands, and from where in the write-ahead log it goes on. Replaced after the tiles it speaks of are
/// durable and before their checkpoint is signed: after a crash between the two, the checkpoint is signed again.
/// </summary>
/// <param name="Size">Entries in the tree.</param>
/// <param name="Root">Root over them.</param>
/// <param name="Position">Position in the write-ahead log behind the last of them.</param>
/// <param name="Open">Indices of the intents that have no outcome yet, in order.</param>
internal sealed record LogState(long Size, ReadOnlyMemory<byte> Root, long Position, IReadOnlyList<long> Open)
{
    public const string Path = "state";

    private const string Header = "zerotrustagents log state 1";

    /// <summary>The file. Its last line is a digest of the others: a damaged state must not decide where the log goes on.</summary>
    public byte[] Format()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Header}\nsize {Size}\nroot {Convert.ToBase64String(Root.Span)}\nposition {Position}\nopen");
        foreach (long index in Open)
            text.Append(CultureInfo.InvariantCulture, $" {index}");
        text.Append('\n');
        return Encoding.ASCII.GetBytes(text.ToString() + Digest(text.ToString()) + "\n");
    }

    /// <summary>Reads a file; <see langword="null"/> for anything but what <see cref="Format"/> writes.</summary>
    public static LogState? Parse(ReadOnlySpan<byte> bytes)
    {
        string[] lines = Encoding.Latin1.GetString(bytes).Split('\n');
        if (lines.Length != 7 || lines[0] != Header || lines[6].Length > 0)
            return null;
        if (lines[5] != Digest(string.Join('\n', lines[..5]) + "\n"))
            return null;
        if (Number(lines[1], "size ") is not { } size || Number(lines[3], "position ") is not { } position)
            return null;
        if (!lines[2].StartsWith("root ", StringComparison.Ordinal) || Transparency.CanonicalBase64.Decode(lines[2].AsSpan(5)) is not { Length: Transparency.MerkleTree.HashBytes } root)
            return null;
        string[] open = lines[4].Split(' ');
        if (open[0] != "open")
            return null;
        long?[] indices = [.. open.Skip(1).Select(static o => Number(o, ""))];
        return indices.Contains(null) ? null : new LogState(size, root, position, [.. indices.Select(static i => i!.Value)]);
    }

    private static long? Number(string line, string prefix) =>
        line.StartsWith(prefix, StringComparison.Ordinal) && long.TryParse(line.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

    private static string Digest(string text) => "sha256 " + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
}
