namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>The same project for the same seed.</summary>
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

    public string Pick(string[] items) => items[Next(items.Length)];

    public bool Chance(int percent) => Next(100) < percent;
}
