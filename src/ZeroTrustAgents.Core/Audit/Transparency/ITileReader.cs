namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>Reads the tiles of a stored tree.</summary>
internal interface ITileReader
{
    /// <summary>The first <paramref name="width"/> hashes of a tile.</summary>
    /// <exception cref="InvalidDataException">The tile is not there or has another size.</exception>
    byte[] ReadHashes(int level, long index, int width);
}
