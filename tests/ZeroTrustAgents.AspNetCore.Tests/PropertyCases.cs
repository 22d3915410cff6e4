namespace ZeroTrustAgents.AspNetCore;

/// <summary>How many cases a property test tries: 10,000 unless <c>ZTA_PROPERTY_CASES</c> says otherwise; the documented full run takes 100,000.</summary>
internal static class PropertyCases
{
    public static int Count => int.TryParse(Environment.GetEnvironmentVariable("ZTA_PROPERTY_CASES"), out int n) ? n : 10_000;
}
