using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Writes names of types so that they mean the type where they stand.</summary>
internal sealed class TypeNames(SemanticModel model, SyntaxNode root)
{
    private HashSet<string>? _identifiers;

    /// <summary>Namespaces that the document must import for what was written.</summary>
    public SortedSet<string> Usings { get; } = new(StringComparer.Ordinal);

    /// <summary>The shortest name that needs no import.</summary>
    public string Write(int position, string @namespace, string name)
    {
        if (Means(position, name, @namespace, name))
            return name;
        string full = @namespace + "." + name;
        return Means(position, full, @namespace, name) ? full : "global::" + full;
    }

    /// <summary>The name, with an import unless that would change what other names of the document mean.</summary>
    public string Import(int position, string @namespace, string name)
    {
        if (Means(position, name, @namespace, name) || Usings.Contains(@namespace) || IsBound(position, name) || ClashesWith(position, @namespace))
            return Usings.Contains(@namespace) && !IsBound(position, name) ? name : Write(position, @namespace, name);
        Usings.Add(@namespace);
        return name;
    }

    /// <summary>Imports a namespace for its extension methods; false where that would change what other names mean.</summary>
    public bool TryImport(int position, string @namespace)
    {
        if (!Usings.Contains(@namespace) && ClashesWith(position, @namespace))
            return false;
        Usings.Add(@namespace);
        return true;
    }

    /// <summary>Whether the namespace of a type is imported already.</summary>
    public bool Sees(int position, string @namespace, string name) => Usings.Contains(@namespace) || Means(position, name, @namespace, name);

    private bool Means(int position, string written, string @namespace, string name) =>
        model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseTypeName(written), SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol is INamedTypeSymbol type
        && type.Name == Bare(name) && type.ContainingNamespace?.ToDisplayString() == @namespace;

    private static string Bare(string name) => name.IndexOf('<') is > 0 and var end ? name.Substring(0, end) : name;

    private bool IsBound(int position, string name)
    {
        SymbolInfo info = model.GetSpeculativeSymbolInfo(position, SyntaxFactory.IdentifierName(name), SpeculativeBindingOption.BindAsTypeOrNamespace);
        return info.Symbol is not null || info.CandidateSymbols.Length > 0;
    }

    /// <summary>Whether the document uses a name of the namespace for something else: <c>ConfigurationManager</c> has two.</summary>
    private bool ClashesWith(int position, string @namespace)
    {
        if (_identifiers is null)
        {
            _identifiers = new HashSet<string>(StringComparer.Ordinal);
            foreach (SyntaxToken token in root.DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is SimpleNameSyntax)
                    _identifiers.Add(token.ValueText);
            }
        }

        INamespaceSymbol? current = model.Compilation.GlobalNamespace;
        foreach (string part in @namespace.Split('.'))
        {
            INamespaceSymbol? next = null;
            foreach (INamespaceSymbol inner in current.GetNamespaceMembers())
                next = inner.Name == part ? inner : next;
            if (next is null)
                return true;
            current = next;
        }

        foreach (INamedTypeSymbol type in current.GetTypeMembers())
        {
            if (_identifiers.Contains(type.Name) && type.DeclaredAccessibility == Accessibility.Public && !Means(position, type.Name, @namespace, type.Name) && IsBound(position, type.Name))
                return true;
        }

        return false;
    }
}
