using System.Globalization;

namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>Counts of a measurement, and what went wrong.</summary>
internal sealed class Tally(string title)
{
    private readonly SortedDictionary<string, (int All, int Wrong)> _groups = new(StringComparer.Ordinal);
    private readonly List<string> _wrong = [];

    public int All { get; private set; }

    public int Wrong => _wrong.Count;

    public double Share => All == 0 ? 0 : 100.0 * (All - Wrong) / All;

    public void Add(string group, string label, bool right)
    {
        All++;
        (int all, int wrong) = _groups.GetValueOrDefault(group);
        _groups[group] = (all + 1, wrong + (right ? 0 : 1));
        if (!right)
            _wrong.Add(group + ": " + label);
    }

    /// <summary>The groups with something wrong, the worst first, then the single cases.</summary>
    public string Report(int cases = 60)
    {
        IEnumerable<string> groups = _groups.Where(static g => g.Value.Wrong > 0).OrderByDescending(static g => g.Value.Wrong)
            .Select(static g => string.Create(CultureInfo.InvariantCulture, $"  {g.Value.Wrong,5} of {g.Value.All,5}  {g.Key}"));
        return string.Join('\n', [ToString(), .. groups, .. _wrong.Take(cases).Select(static w => "    " + w)]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{title}: {All - Wrong} of {All} right ({Share:F3} %)");
}
