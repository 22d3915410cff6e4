using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>
/// The members whose writes of locals are known already, by what <see cref="Around"/> finds: nothing is recorded twice. Thread-safe.
/// </summary>
internal sealed class Bodies
{
    private readonly ConcurrentDictionary<SourcePosition, byte> _loaded = new();

    /// <summary>Remembers the member around a node.</summary>
    /// <returns>Its body, unless there is none or it was remembered already.</returns>
    public SyntaxNode? Add(SyntaxNode node) => Around(node) is { } body && _loaded.TryAdd(SourcePosition.Of(body), 0) ? body : null;

    /// <summary>The outermost node around another that has operations: the body of a member, an initializer, an attribute, all statements outside types.</summary>
    public static SyntaxNode? Around(SyntaxNode node)
    {
        SyntaxNode? outermost = null;
        for (SyntaxNode? outer = node; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }:
                    return outer;
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }:
                    return outer;
                case PrimaryConstructorBaseTypeSyntax or AttributeSyntax:
                    return outer;
                case GlobalStatementSyntax:
                    outermost = outer.Parent;
                    break;
                case BaseTypeDeclarationSyntax:
                    return null;
            }
        }

        return outermost;
    }
}
