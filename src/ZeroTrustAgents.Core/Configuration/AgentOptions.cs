namespace ZeroTrustAgents.Configuration;

/// <summary>Whether an agent may act.</summary>
public enum AgentState
{
    /// <summary>It may.</summary>
    Active,

    /// <summary>Not for now.</summary>
    Suspended,

    /// <summary>Never again.</summary>
    Revoked,
}

/// <summary>One agent: who answers for it, what it is for, and what it may do.</summary>
public sealed class AgentOptions
{
    /// <summary>The accountable human's mail address. Required; role and no-reply addresses are refused.</summary>
    public string Owner { get; set; } = "";

    /// <summary>What the agent is for, in a sentence. Required.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>Its version. Default: <c>1</c>.</summary>
    public string Version { get; set; } = "1";

    /// <summary>When ownership has to be attested again; from then on the agent is denied. Default: never.</summary>
    public DateTimeOffset? OwnershipExpires { get; set; }

    /// <summary>Whether it may act. Default: <see cref="AgentState.Active"/>.</summary>
    public AgentState State { get; set; }

    /// <summary>Values that are right whoever mentions them, each with a name for explanations: the organisation's accounts, known payees. See <see cref="Provenance.Facts"/>.</summary>
    public Dictionary<string, List<string>> Facts { get; } = new(StringComparer.Ordinal);

    /// <summary>What it may do. Nothing is allowed that is not here.</summary>
    public List<GrantOptions> Grants { get; } = [];
}
