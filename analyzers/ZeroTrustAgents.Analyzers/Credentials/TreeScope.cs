using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What holds for one file.</summary>
internal sealed class TreeScope(SyntaxTree tree, CredentialOptions options, NameCache names, bool judgesTargets)
{
    public SyntaxTree Tree { get; } = tree;

    public CredentialOptions Options { get; } = options;

    public NameCache Names { get; } = names;

    /// <summary>Whether anything but formats is reported: not in tests, unless configured.</summary>
    public bool JudgesTargets { get; } = judgesTargets;
}
