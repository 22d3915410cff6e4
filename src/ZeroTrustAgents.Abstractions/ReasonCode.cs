namespace ZeroTrustAgents;

/// <summary>A stable reason for a denial. Codes are never reused; each has a page in <c>docs/reasons</c>.</summary>
/// <param name="Id">The code, for example <c>ZTA-D201</c>.</param>
/// <param name="Name">Its name, for example <c>NoGrant</c>.</param>
/// <param name="Outcome">What the model is told.</param>
/// <param name="Summary">One sentence for developers and the audit log.</param>
public sealed record ReasonCode(string Id, string Name, DenialOutcome Outcome, string Summary)
{
    /// <summary>Path of the documentation page in the repository.</summary>
    public string HelpPath => $"docs/reasons/{Id}.md";

    /// <summary>The code and its name.</summary>
    public override string ToString() => $"{Id} {Name}";
}
