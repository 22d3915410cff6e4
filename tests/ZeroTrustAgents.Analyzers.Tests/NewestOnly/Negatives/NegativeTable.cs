namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>What looks like a credential and is none: measured in the same positions as credentials are.</summary>
internal static partial class NegativeTable
{
    public static IReadOnlyList<Negative> All { get; } =
    [
        .. Texts, .. Names, .. Placeholders, .. Identifiers, .. Protocol, .. Keys, .. Documents, .. Harmless, .. Generated(new Rng(11)),
    ];

    private static Negative[] Kind(string kind, params (string Name, string Value)[] samples) => [.. samples.Select(s => new Negative(kind, s.Name, s.Value))];
}
