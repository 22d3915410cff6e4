namespace ZeroTrustAgents;

/// <summary>
/// Declares what a tool needs, so that the guard can decide about it. A tool without this attribute, and
/// without an equal declaration in code, is refused at start-up.
/// </summary>
/// <remarks>
/// Everything here is a ceiling: the token of a call carries these scopes for this audience and no more,
/// and an agent needs a grant for every one of them.
/// </remarks>
/// <param name="scopes">OAuth scopes (RFC 6749, section 3.3) that the tool needs; at least one. Wildcards are refused.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class ToolAccessAttribute(params string[] scopes) : Attribute
{
    /// <summary>The scopes that the tool needs.</summary>
    public IReadOnlyList<string> Scopes { get; } = scopes;

    /// <summary>The least trust tier of a call. Default: <see cref="TrustTier.HighRisk"/>, so that forgetting to think about it asks a human.</summary>
    public TrustTier Tier { get; set; } = TrustTier.HighRisk;

    /// <summary>
    /// Name of the configured resource that the tool's token is for. <see langword="null"/> (the default) means that
    /// the tool calls no protected service: it gets a token for nobody, and the HTTP boundary refuses every host.
    /// </summary>
    public string? Audience { get; set; }

    /// <summary>What running the tool does. Default: <see cref="ToolEffect.Unspecified"/>.</summary>
    public ToolEffect Effect { get; set; }

    /// <summary>What the tool's result exposes the session to. Default: <see cref="DataLabel.Unspecified"/>, treated as untrusted.</summary>
    public DataLabel Returns { get; set; }

    /// <summary>Names of further configured resources the tool may reach. They are reached without a token: the token goes to <see cref="Audience"/> only.</summary>
    public string[] Boundary { get; set; } = [];

    /// <summary>
    /// Names of the parameters that say where something goes or whose it is: recipients, accounts, addresses. After untrusted content was read, a call that
    /// changes something asks a human unless these come from the subject, from facts or from a trusted result. Empty (the default) takes those whose names say so.
    /// </summary>
    public string[] Targets { get; set; } = [];

    /// <summary>Fields of a structured result that are trusted although the rest is not: what the service itself writes, such as an owner or an id.</summary>
    public string[] TrustedFields { get; set; } = [];

    /// <summary>Largest result in bytes of UTF-8 JSON. 0 (the default) takes the configured limit.</summary>
    public long MaxResultBytes { get; set; }

    /// <summary>Most items in a result that is a collection or a stream. 0 (the default) takes the configured limit.</summary>
    public int MaxResultItems { get; set; }
}
