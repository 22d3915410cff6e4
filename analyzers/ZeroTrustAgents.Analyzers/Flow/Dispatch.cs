using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Which members of the source stand behind a virtual, abstract or interface member, and before an implementation.</summary>
internal sealed class Dispatch(ValueGraph graph)
{
    /// <summary>Made when first asked: few compilations need it.</summary>
    private Dictionary<string, List<ISymbol>>? _byName;

    /// <summary>What may run when <paramref name="member"/> is called, beside itself.</summary>
    public IEnumerable<ISymbol> Implementations(ISymbol member)
    {
        if (!(member.IsVirtual || member.IsAbstract || member.IsOverride) || !(_byName ??= Index()).TryGetValue(member.Name, out List<ISymbol>? list))
            yield break;
        var found = new List<ISymbol>();
        foreach (ISymbol candidate in list)
        {
            if (!SymbolEqualityComparer.Default.Equals(candidate, member) && Stands(candidate, member))
                found.Add(candidate);
        }

        // Threads filled the graph in any order.
        found.Sort(static (a, b) => Position(a).CompareTo(Position(b)));
        foreach (ISymbol implementation in found)
            yield return implementation;
    }

    /// <summary>What may be called when <paramref name="member"/> runs, beside itself.</summary>
    public static IEnumerable<ISymbol> Declarations(ISymbol member)
    {
        if (member.IsStatic || member.ContainingType is not { } type || member is IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation) })
            yield break;
        for (ISymbol? next = Overridden(member); next is not null; next = Overridden(next))
            yield return ValueGraph.Key(next);
        string name = SimpleName(member);
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            foreach (ISymbol declared in contract.GetMembers(name))
            {
                if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared)?.OriginalDefinition, member))
                    yield return ValueGraph.Key(declared);
            }
        }
    }

    private Dictionary<string, List<ISymbol>> Index()
    {
        var byName = new Dictionary<string, List<ISymbol>>(StringComparer.Ordinal);
        foreach (ISymbol symbol in graph.Symbols)
        {
            if (symbol is not (IMethodSymbol or IPropertySymbol) || symbol.IsStatic)
                continue;
            string name = SimpleName(symbol);
            if (!byName.TryGetValue(name, out List<ISymbol>? list))
                byName.Add(name, list = []);
            list.Add(symbol);
        }

        return byName;
    }

    private static bool Stands(ISymbol candidate, ISymbol member)
    {
        foreach (ISymbol declared in Declarations(candidate))
        {
            if (SymbolEqualityComparer.Default.Equals(declared, member))
                return true;
        }

        return false;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static string SimpleName(ISymbol symbol)
    {
        int dot = symbol.Name.LastIndexOf('.');
        return dot < 0 ? symbol.Name : symbol.Name.Substring(dot + 1);
    }

    private static SourcePosition Position(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Length == 0
        ? default
        : new SourcePosition(symbol.DeclaringSyntaxReferences[0].SyntaxTree, symbol.DeclaringSyntaxReferences[0].Span);
}
