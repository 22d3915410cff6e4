using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What holds for one file.</summary>
internal sealed class TreeScope(SyntaxTree tree, CredentialOptions options, NameCache names, CalleeTable callees, bool judgesTargets)
{
    public SyntaxTree Tree { get; } = tree;

    public CredentialOptions Options { get; } = options;

    public NameCache Names { get; } = names;

    public CalleeTable Callees { get; } = callees;

    /// <summary>Whether anything but formats is reported: not in tests, unless configured.</summary>
    public bool JudgesTargets { get; } = judgesTargets;
}
