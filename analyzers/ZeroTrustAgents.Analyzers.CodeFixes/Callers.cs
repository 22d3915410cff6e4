using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Whether code of the solution would have to change with a constructor.</summary>
internal static class Callers
{
    /// <summary>Whether something other than a container constructs the type, or derives from it.</summary>
    public static async Task<bool> ExistAsync(INamedTypeSymbol type, Solution solution, CancellationToken cancellationToken)
    {
        foreach (ReferencedSymbol symbol in await SymbolFinder.FindReferencesAsync(type, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (ReferenceLocation reference in symbol.Locations)
            {
                if (await reference.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
                    && await IsCallAsync(root.FindNode(reference.Location.SourceSpan, getInnermostNodeForTie: true), symbol.Definition, reference.Document, cancellationToken).ConfigureAwait(false))
                    return true;
            }
        }

        return false;
    }

    private static async Task<bool> IsCallAsync(SyntaxNode node, ISymbol definition, Document document, CancellationToken cancellationToken)
    {
        if (node is ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax || (definition is IMethodSymbol && !node.IsPartOfStructuredTrivia()))
            return true;
        SyntaxNode name = node;
        while (name.Parent is NameSyntax)
            name = name.Parent;
        switch (name.Parent)
        {
            case ObjectCreationExpressionSyntax or BaseTypeSyntax or AttributeSyntax:
                return true;
            case TypeArgumentListSyntax { Parent: GenericNameSyntax generic } arguments:
                // Behind "where T : new()", or found by its name at run time, a constructor without parameters must stay.
                SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
                ISymbol? symbol = model?.GetSymbolInfo(generic, cancellationToken).Symbol;
                var parameters = symbol switch
                {
                    IMethodSymbol method => method.TypeParameters,
                    INamedTypeSymbol named => named.TypeParameters,
                    _ => default,
                };
                int index = arguments.Arguments.IndexOf((TypeSyntax)name);
                return parameters.IsDefaultOrEmpty || index >= parameters.Length || parameters[index].HasConstructorConstraint || symbol!.ContainingType?.Name is "Activator";
            default:
                return false;
        }
    }
}
