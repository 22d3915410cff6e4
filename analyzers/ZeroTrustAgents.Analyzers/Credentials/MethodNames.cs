using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>All method names that some table has: most calls are dismissed by one look-up.</summary>
internal static class MethodNames
{
    private static readonly HashSet<string> All = Build();

    public static bool Matter(string name) => All.Contains(name);

    private static HashSet<string> Build()
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        all.UnionWith(CallTable.Names);
        all.UnionWith(Exposure.Names);
        all.UnionWith(ComparisonCollector.Names);
        return all;
    }
}
