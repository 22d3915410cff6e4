using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Something that runs, hands over or adds functions, and what decides whether it may.</summary>
/// <param name="Rule">What is reported.</param>
/// <param name="Location">Where.</param>
/// <param name="Name">The member that does it.</param>
/// <param name="Value">Kernels, functions and plugins that it does it with.</param>
/// <param name="Choice">Settings, where only those by which a model chooses functions matter.</param>
internal sealed record OriginSink(DiagnosticDescriptor Rule, Location Location, string Name, OriginValue Value, OriginValue? Choice = null)
{
    /// <summary>What is to be reported by now. What is <see langword="null"/> may still be reported when more is known.</summary>
    public DiagnosticDescriptor? Judge(OriginGraph graph, bool complete)
    {
        Origins origins = graph.Resolve(Value);
        if (Choice is not null && (graph.Resolve(Choice) & (complete ? Origins.ToolChoice | Origins.Unknown : Origins.ToolChoice)) == 0)
            return null;
        if (Rule.Id == UnguardedPlugin.Id)
            return (origins & Origins.Unguarded) != 0 || (complete && (origins & Origins.Guarded) == 0) ? Rule : null;
        if ((origins & Origins.Unguarded) != 0)
            return Rule;
        return complete && Rule.Id == UnattributedCall.Id && (origins & Origins.Guarded) == 0 ? UntraceableCall.Descriptor : null;
    }

    public Diagnostic Report(DiagnosticDescriptor rule) => Diagnostic.Create(rule, Location, Name);
}
