using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Compares symbols with names as they are written, without making display strings.</summary>
internal static class DottedName
{
    /// <summary>Whether a type, with its namespace and the types around it, has exactly this name.</summary>
    public static bool Is(INamedTypeSymbol type, string name) => IsNamed(type, name);

    /// <summary>Whether a symbol stands in a namespace of a first name: <c>System</c>.</summary>
    public static bool IsIn(ISymbol symbol, string first)
    {
        for (INamespaceSymbol? space = symbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.ContainingNamespace is { IsGlobalNamespace: true })
                return string.Equals(space.Name, first, StringComparison.Ordinal);
        }

        return false;
    }

    /// <summary>Whether a type has this name, or stands in a namespace of this name or in one below it.</summary>
    public static bool IsUnder(ISymbol type, string name)
    {
        for (ISymbol? symbol = type; symbol is not null and not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            if (symbol is INamespaceOrTypeSymbol && IsNamed(symbol, name))
                return true;
        }

        return false;
    }

    private static bool IsNamed(ISymbol start, string name)
    {
        int end = name.Length;
        for (ISymbol? symbol = start; symbol is INamespaceOrTypeSymbol and not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            if (end < 0)
                return false;
            int first = name.LastIndexOf('.', Math.Max(0, end - 1)) + 1;
            if (end - first != symbol.Name.Length || string.CompareOrdinal(name, first, symbol.Name, 0, symbol.Name.Length) != 0)
                return false;
            end = first - 1;
        }

        return end < 0;
    }
}
