namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>The same numbers for the same seed, on every platform and version: a measured set must not change by itself.</summary>
internal sealed class Rng(ulong seed)
{
    private ulong _state = (seed + 1) * 0x9E3779B97F4A7C15;

    public int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)((_state >> 11) % (ulong)below);
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    public string Text(string alphabet, int length) => string.Create(length, (Rng: this, alphabet), static (span, state) =>
    {
        for (int i = 0; i < span.Length; i++)
            span[i] = state.alphabet[state.Rng.Next(state.alphabet.Length)];
    });
}
