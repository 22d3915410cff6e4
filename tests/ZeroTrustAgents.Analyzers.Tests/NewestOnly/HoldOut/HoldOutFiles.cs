namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>The hold-out set.</summary>
internal static partial class HoldOutFiles
{
    public static IReadOnlyList<HoldOutFile> All => [.. Business, .. Devices];
}
