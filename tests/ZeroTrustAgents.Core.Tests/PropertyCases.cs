namespace ZeroTrustAgents;

/// <summary>Number of cases a property test tries; <c>ZTA_PROPERTY_CASES=100000</c> is the full run.</summary>
internal static class PropertyCases
{
    public static int Cases => int.TryParse(Environment.GetEnvironmentVariable("ZTA_PROPERTY_CASES"), out int n) ? n : 10_000;
}
