namespace ZeroTrustAgents;

/// <summary>How many cases a property test tries: 10,000 in a normal run, 100,000 in the documented full one.</summary>
internal static class PropertyCases
{
    public static int Cases => int.TryParse(Environment.GetEnvironmentVariable("ZTA_PROPERTY_CASES"), out int n) ? n : 10_000;
}
