namespace ZeroTrustAgents;

internal static class PropertyCases
{
    /// <summary>Cases of a property test: 10,000 in a normal run, ZTA_PROPERTY_CASES=100000 for the full one.</summary>
    public static int Cases => int.TryParse(Environment.GetEnvironmentVariable("ZTA_PROPERTY_CASES"), out int n) ? n : 10_000;
}
