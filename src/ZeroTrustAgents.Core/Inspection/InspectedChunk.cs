namespace ZeroTrustAgents.Inspection;

/// <summary>What may go on after a chunk came in.</summary>
/// <param name="Before">Text that was held back and goes first, in the chunks in which it came unless a credential was cut out across their border; usually none.</param>
/// <param name="Value">The chunk, if <paramref name="HasValue"/>.</param>
/// <param name="HasValue">Whether there is anything to give on now.</param>
internal readonly record struct InspectedChunk(IReadOnlyList<string>? Before, object? Value, bool HasValue)
{
    public static InspectedChunk Nothing => default;
}
