namespace ZeroTrustAgents.Benchmarks;

/// <summary>One bar: a figure worked out of rows, and the most it may be.</summary>
/// <param name="What">The figure and its unit.</param>
/// <param name="Limit">The most it may be.</param>
/// <param name="Rows">The rows it needs; measured again together where it is missed.</param>
/// <param name="Figure">Works it out.</param>
internal sealed record Bar(string What, double Limit, string[] Rows, Func<Measurements, double> Figure)
{
    public bool Holds(Measurements measured) => Figure(measured) <= Limit;

    public string Describe(Measurements measured) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{What}: {Figure(measured):0.##} (bar {Limit})");
}
