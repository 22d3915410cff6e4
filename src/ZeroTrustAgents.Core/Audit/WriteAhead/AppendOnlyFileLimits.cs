namespace ZeroTrustAgents.Auditing;

/// <summary>Sizes of an <see cref="AppendOnlyFile"/>.</summary>
/// <param name="ChunkBytes">Unit of its memory, and the largest record.</param>
/// <param name="MaxChunks">Most units it holds.</param>
/// <param name="MaxSegmentBytes">Size at which it goes on in a new file.</param>
/// <param name="FlushInterval">How long a buffered record waits for the operating system.</param>
internal sealed record AppendOnlyFileLimits(int ChunkBytes, int MaxChunks, long MaxSegmentBytes, TimeSpan FlushInterval);
