namespace ZeroTrustAgents;

/// <summary>How many cases a property test tries: 10,000 in a normal run, 100,000 in the documented full one.</summary>
internal static class PropertyCases
{
    private const int Normal = 10_000;

    public static int Cases => int.TryParse(Environment.GetEnvironmentVariable("ZTA_PROPERTY_CASES"), out int n) ? n : Normal;

    /// <summary>For a case that costs as much as many: so much fewer in a normal run, all of them in the full one.</summary>
    public static int Costly(int times) => Cases > Normal ? Cases : Math.Max(1, Cases / times);
}
