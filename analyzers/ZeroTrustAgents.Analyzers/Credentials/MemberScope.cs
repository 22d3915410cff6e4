using Microsoft.CodeAnalysis;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What one member leaves to judge at its end, when all writes of its locals are known. Thread-safe: a field with several declarators is one member to the compiler and several to us.</summary>
internal sealed class MemberScope(CompilationScope scope, ISymbol owner)
{
    private readonly List<Target> _targets = [];
    private readonly List<ComposedNode> _texts = [];
    private EdgeCollector? _edges;

    public CompilationScope Scope { get; } = scope;

    public ISymbol Owner { get; } = owner;

    /// <summary>Whether its end has come; what comes later belongs to another part of the same symbol.</summary>
    public bool IsLeft { get; set; }

    public ValueGraph Graph { get; } = new();

    public EdgeCollector Edges => _edges ??= new EdgeCollector(Graph, Scope.Builder);

    /// <summary>Whether there is nothing to judge.</summary>
    public bool IsEmpty => _targets.Count == 0 && _texts.Count == 0;

    public void Add(Target target)
    {
        lock (_targets)
            _targets.Add(target);
    }

    public void Add(ComposedNode text)
    {
        lock (_targets)
            _texts.Add(text);
    }

    public Target[] Targets()
    {
        lock (_targets)
            return [.. _targets];
    }

    public ComposedNode[] Texts()
    {
        lock (_targets)
            return [.. _texts];
    }
}
