using System.Globalization;

namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>The tiles of a log that is stored.</summary>
internal sealed class StoredTiles(ILogStorage storage) : ITileReader
{
    /// <inheritdoc/>
    public byte[] ReadHashes(int level, long index, int width)
    {
        byte[] bytes = Read(w => TilePath.Hashes(level, index, w), width);
        if (bytes.Length < width * MerkleTree.HashBytes || bytes.Length % MerkleTree.HashBytes != 0)
            throw new InvalidDataException($"Tile '{TilePath.Hashes(level, index, width)}' has {bytes.Length} bytes.");
        return bytes.Length == width * MerkleTree.HashBytes ? bytes : bytes[..(width * MerkleTree.HashBytes)];
    }

    /// <summary>A bundle of entries, at least <paramref name="width"/> of them.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public byte[] ReadEntries(long index, int width) => Read(w => TilePath.Entries(index, w), width);

    /// <summary>The tile of that width, or a wider one: a tile that has grown replaces the narrower ones.</summary>
    private byte[] Read(Func<int, string> path, int width)
    {
        if ((storage.Read(path(width)) ?? storage.Read(path(TilePath.FullWidth))) is { } bytes)
            return bytes;
        foreach (string name in storage.List(path(TilePath.FullWidth) + TilePath.PartialSuffix))
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int wider) && wider > width && storage.Read(path(wider)) is { } found)
                return found;
        }

        throw new InvalidDataException($"'{path(width)}' is missing.");
    }
}
