using System.Collections.Frozen;
using ZeroTrustAgents.Policy;

namespace ZeroTrustAgents.Tools;

/// <summary>Where an adapter's tools come from. Describing tools runs none of their code.</summary>
internal interface IToolSource
{
    IEnumerable<ToolDescriptor> Describe(ICollection<string> problems);
}

/// <summary>Every tool registered at start-up. Of two tools with one name the hosts would silently take the first: duplicates are refused.</summary>
internal sealed class ToolCatalog
{
    private readonly FrozenDictionary<string, ToolDescriptor> _byName;

    public ToolCatalog(IEnumerable<IToolSource> sources)
    {
        var problems = new List<string>();
        var byName = new Dictionary<string, ToolDescriptor>(StringComparer.OrdinalIgnoreCase);
        foreach (ToolDescriptor tool in sources.SelectMany(s => s.Describe(problems)))
        {
            if (!byName.TryAdd(tool.Name, tool))
                problems.Add($"Tool '{tool.Name}' is registered twice; give one of the plugins another name.");
        }

        if (problems.Count > 0)
            throw new PolicyException(problems);
        _byName = byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyCollection<ToolDescriptor> Tools => _byName.Values;

    public bool Contains(string name) => _byName.ContainsKey(name);

    public ToolDescriptor? Find(string name) => _byName.GetValueOrDefault(name);
}
