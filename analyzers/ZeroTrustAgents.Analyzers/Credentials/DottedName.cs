using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Compares symbols with names as they are written, without making display strings.</summary>
internal static class DottedName
{
    /// <summary>Whether a type, with its namespace and the types around it, has exactly this name.</summary>
    public static bool Is(INamedTypeSymbol type, string name)
    {
        int end = name.Length;
        for (ISymbol? symbol = type; symbol is not null and not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            if (symbol is IModuleSymbol or IAssemblySymbol)
                break;
            if (end < 0)
                return false;
            int start = name.LastIndexOf('.', Math.Max(0, end - 1)) + 1;
            if (end - start != symbol.Name.Length || string.CompareOrdinal(name, start, symbol.Name, 0, symbol.Name.Length) != 0)
                return false;
            end = start - 1;
        }

        return end < 0;
    }

    /// <summary>Whether a symbol stands in a namespace or in one below it.</summary>
    public static bool IsIn(ISymbol symbol, string root)
    {
        for (INamespaceSymbol? space = symbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (string.Equals(space.Name, root, StringComparison.Ordinal) && space.ContainingNamespace is { IsGlobalNamespace: true })
                return true;
        }

        return false;
    }
}
