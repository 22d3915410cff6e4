namespace ZeroTrustAgents.Analyzers;

/// <summary>What holds for one file.</summary>
internal sealed class TreeScope(CredentialOptions options, NameCache names, bool judgesTargets)
{
    public CredentialOptions Options { get; } = options;

    public NameCache Names { get; } = names;

    /// <summary>Whether anything but formats is reported: not in tests, unless configured.</summary>
    public bool JudgesTargets { get; } = judgesTargets;
}
