using Microsoft.CodeAnalysis;
using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A constant that is a credential, before it is known whether another rule says more about it.</summary>
internal sealed class Finding(DiagnosticDescriptor rule, int rank, ConstantNode constant, string masked, Target target, FlowValue value) : IComparable<Finding>
{
    public DiagnosticDescriptor Rule { get; } = rule;

    /// <summary>The lower, the more telling.</summary>
    public int Rank { get; } = rank;

    public ConstantNode Constant { get; } = constant;

    public string Masked { get; } = masked;

    public Target Target { get; } = target;

    public FlowValue Value { get; } = value;

    public CredentialKind? Kind { get; init; }

    /// <summary>What the target is called where that differs: a name inside a text.</summary>
    public string? Inside { get; init; }

    public string Name => Inside ?? Target.Shown;

    /// <summary>Of two findings at one place the lesser is reported; the same whichever thread came first.</summary>
    public int CompareTo(Finding other)
    {
        int order = Rank.CompareTo(other.Rank);
        if (order == 0)
            order = Target.At.CompareTo(other.Target.At);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }
}
