namespace ZeroTrustAgents.Tests;

/// <summary>How many cases a property runs: 10,000, or what <c>ZTA_PROPERTY_CASES</c> says (a full run is 100,000).</summary>
internal static class PropertyCases
{
    public static int Cases => int.TryParse(Environment.GetEnvironmentVariable("ZTA_PROPERTY_CASES"), out int n) ? n : 10_000;
}
