using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What one member leaves to judge at its end, when all writes of its locals are known. Thread-safe: a field with several declarators is one member to the compiler and several to us.</summary>
internal sealed class MemberScope
{
    private readonly List<Target> _targets = new(2);
    private readonly List<ComposedNode> _texts = [];

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
