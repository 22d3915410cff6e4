using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What was seen in the body of one method. Thread-safe: bodies of one type are read at the same time.</summary>
internal sealed class MemberDeeds
{
    private readonly object _lock = new();
    private readonly List<IMethodSymbol> _calls = [];
    private bool _transforms;
    private bool _reachesOut;

    public ToolPower Power { get; private set; }

    /// <summary>What does it.</summary>
    public string What { get; private set; } = "";

    /// <summary>Private methods of the type that it calls.</summary>
    public IReadOnlyList<IMethodSymbol> Calls => _calls;

    /// <summary>Whether it only makes one text of another: "RemoveBlanks" deletes nothing.</summary>
    public bool OnlyTransforms => _transforms && !_reachesOut;

    public void Does(ToolPower power, string what)
    {
        lock (_lock)
        {
            // Of equals the first by name, so that reports do not depend on the order of reading.
            if (power > Power || (power == Power && string.CompareOrdinal(what, What) < 0))
                (Power, What) = (power, what);
        }
    }

    public void CallsOwn(IMethodSymbol method)
    {
        lock (_lock)
            _calls.Add(method);
    }

    public void Transforms() => _transforms = true;

    public void ReachesOut() => _reachesOut = true;
}
