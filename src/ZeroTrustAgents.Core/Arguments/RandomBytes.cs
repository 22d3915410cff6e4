using System.Security.Cryptography;

namespace ZeroTrustAgents.Arguments;

/// <summary>
/// Random bytes of the operating system, fetched in blocks: a call to it costs more than a digest. Each byte is handed
/// out once, to one thread, and is zeroed here when it is, so that memory never holds a salt that is yet to be used twice.
/// </summary>
internal static class RandomBytes
{
    private const int BlockSize = 1024;

    [ThreadStatic]
    private static Block? t_block;

    public static void Fill(Span<byte> destination)
    {
        if (destination.Length > BlockSize)
        {
            RandomNumberGenerator.Fill(destination);
            return;
        }

        Block block = t_block ??= new Block();
        if (BlockSize - block.Used < destination.Length)
        {
            RandomNumberGenerator.Fill(block.Bytes);
            block.Used = 0;
        }

        Span<byte> next = block.Bytes.AsSpan(block.Used, destination.Length);
        block.Used += destination.Length;
        next.CopyTo(destination);
        CryptographicOperations.ZeroMemory(next);
    }

    private sealed class Block
    {
        public readonly byte[] Bytes = new byte[BlockSize];

        /// <summary>All of it: nothing has been fetched yet, or a fetch failed half-way.</summary>
        public int Used = BlockSize;
    }
}
