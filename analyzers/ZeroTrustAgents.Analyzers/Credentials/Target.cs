using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Something that takes a value, and what it says about the value.</summary>
/// <param name="name">What the value is judged under; empty for an API that is known to take a credential.</param>
/// <param name="evidence">What that says.</param>
/// <param name="node">The value.</param>
/// <param name="at">Where the target stands.</param>
internal sealed class Target(string name, NameEvidence evidence, ValueNode node, SourcePosition at)
{
    public string Name { get; } = name;

    public NameEvidence Evidence { get; } = evidence;

    public ValueNode Node { get; } = node;

    public SourcePosition At { get; } = at;

    /// <summary>What the message calls the target.</summary>
    public string Shown { get; init; } = name;

    /// <summary>Whether it is an API and not just a name.</summary>
    public bool IsSink { get; init; }

    /// <summary>Whether any constant is a finding: nobody writes a cryptographic key as a word to fill in later.</summary>
    public bool TakesKey { get; init; }
}
