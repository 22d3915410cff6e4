using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ZeroTrustAgents.AgentDojo;

/// <summary>What an administrator of such an assistant would write: what is known about the user, and what some tools are.</summary>
internal sealed class SuitePolicy
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, ReadCommentHandling = JsonCommentHandling.Skip, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Members of the suite's <c>system_user</c> that are facts, as paths with dots; of a list, each.</summary>
    public List<string> Facts { get; init; } = [];

    /// <summary>Tools that are not what a tool is by default; a name may end with <c>*</c>. The first that fits holds.</summary>
    public Dictionary<string, ToolPolicy> Tools { get; init; } = [];

    /// <summary>The policy of a suite, if there is one beside the program; else what holds for every tool by default.</summary>
    public static SuitePolicy For(string suite, string? file)
    {
        file ??= Path.Combine(AppContext.BaseDirectory, "policies", suite + ".json");
        return File.Exists(file) ? JsonSerializer.Deserialize<SuitePolicy>(File.ReadAllText(file), Json)! : new SuitePolicy();
    }

    /// <summary>The access of a tool: reading is routine and untrusted, writing is elevated.</summary>
    public ToolAccess AccessOf(SuiteTool tool, string suite)
    {
        ToolPolicy policy = Tools.FirstOrDefault(t => t.Key.EndsWith('*') ? tool.Name.StartsWith(t.Key[..^1], StringComparison.Ordinal) : t.Key == tool.Name).Value ?? new ToolPolicy();
        return new ToolAccess($"{suite}:{tool.Name}")
        {
            Tier = policy.Tier ?? (tool.Writes ? TrustTier.Elevated : TrustTier.Routine),
            Effect = tool.Writes ? ToolEffect.Write | ToolEffect.External : ToolEffect.Read,
            Returns = policy.Returns ?? DataLabel.Untrusted,
            Targets = [.. policy.Targets],
            TrustedFields = [.. policy.TrustedFields],
        };
    }

    /// <summary>The values of the facts.</summary>
    public IReadOnlyList<string> FactsOf(JsonObject user) => [.. Facts.SelectMany(f => Values(user, f.Split('.'), 0)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Values(JsonNode? node, string[] path, int at) => node switch
    {
        JsonArray list => list.SelectMany(item => Values(item, path, at)),
        JsonObject o when at < path.Length => Values(o[path[at]], path, at + 1),
        JsonValue value when at == path.Length => [value.ToString()],
        _ => [],
    };
}

/// <summary>What one tool is.</summary>
internal sealed class ToolPolicy
{
    public TrustTier? Tier { get; init; }

    public DataLabel? Returns { get; init; }

    public List<string> Targets { get; init; } = [];

    public List<string> TrustedFields { get; init; } = [];
}
