namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>How much is measured: a sample in a normal run, everything when the environment asks for it.</summary>
internal static class Size
{
    /// <summary><c>ZTA_LAB=full</c>.</summary>
    public static bool Full { get; } = Environment.GetEnvironmentVariable("ZTA_LAB") == "full";

    /// <summary><c>ZTA_FUZZ_CASES</c>.</summary>
    public static int FuzzCases { get; } = int.TryParse(Environment.GetEnvironmentVariable("ZTA_FUZZ_CASES"), out int cases) ? cases : 0;

    /// <summary>Every <paramref name="step"/>th item, another part for each <paramref name="turn"/>; everything in a full run.</summary>
    public static IEnumerable<T> Sample<T>(IReadOnlyList<T> items, int turn, int step)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (Full || (i + turn) % step == 0)
                yield return items[i];
        }
    }
}
