using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Policy;

/// <summary>An agent as the policy in force knows it.</summary>
internal sealed class AgentPolicy
{
    public AgentPolicy(string id, AgentOptions options, string environment, ICollection<string> problems)
    {
        string where = $"Agents:{id}";
        Id = id;
        Owner = options.Owner.Trim();
        Purpose = options.Purpose.Trim();
        Version = options.Version;
        OwnershipExpires = options.OwnershipExpires ?? DateTimeOffset.MaxValue;
        State = options.State;
        if (!AgentId.IsValid(id))
            problems.Add($"{where}: '{id}' is not an agent id; use 1 to 64 lower-case letters, digits, '.', '_' or '-'.");
        if (OwnerAddress.Problem(Owner) is { } ownerProblem)
            problems.Add($"{where}:Owner '{Owner}' {ownerProblem}");
        if (Purpose.Length < 8)
            problems.Add($"{where}:Purpose is missing; say in a sentence what the agent is for.");
        if (string.IsNullOrWhiteSpace(Version))
            problems.Add($"{where}:Version is blank.");
        if (!Enum.IsDefined(State))
            problems.Add($"{where}:State {(int)State} is not a state.");
        var grants = new List<Grant>();
        var seen = new HashSet<(string, string?)>();
        for (int i = 0; i < options.Grants.Count; i++)
        {
            var grant = new Grant($"{where}:Grants:{i}", options.Grants[i], environment, problems);
            if (!seen.Add((grant.Scope, grant.Tool?.ToUpperInvariant())))
                problems.Add($"{grant.Where}: scope '{grant.Scope}' is granted twice; put all conditions into one grant.");
            grants.Add(grant);
        }

        Grants = grants;
        foreach ((string name, List<string> values) in options.Facts)
        {
            if (values.Count == 0 || values.Any(string.IsNullOrWhiteSpace))
                problems.Add($"{where}:Facts:{name} holds nothing, or a blank: list the values.");
        }

        Facts = [.. options.Facts.Values.SelectMany(static v => v)];
    }

    public string Id { get; }

    public string Owner { get; }

    public string Purpose { get; }

    public string Version { get; }

    public DateTimeOffset OwnershipExpires { get; }

    public AgentState State { get; }

    public IReadOnlyList<Grant> Grants { get; }

    /// <summary>Values that are right whoever mentions them.</summary>
    public IReadOnlyList<string> Facts { get; }
}
