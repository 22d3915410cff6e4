namespace ZeroTrustAgents.Credentials;

/// <summary>Keys that Microsoft documents for its local emulators: the same on every machine, and secret on none.</summary>
internal static class EmulatorKeys
{
    private const string Storage = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string Cosmos = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    public static bool Has(ReadOnlySpan<char> value) =>
        value.Length == Storage.Length && (value.SequenceEqual(Storage.AsSpan()) || value.SequenceEqual(Cosmos.AsSpan()));
}
