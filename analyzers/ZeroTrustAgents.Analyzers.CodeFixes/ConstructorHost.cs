using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>The one constructor of a class, or the place for one.</summary>
/// <param name="Declaration">The part of the class that has it or gets it.</param>
/// <param name="Constructor">The constructor; null where it is a primary one, or not written.</param>
internal sealed record ConstructorHost(TypeDeclarationSyntax Declaration, ConstructorDeclarationSyntax? Constructor)
{
    public bool IsPrimary => Constructor is null && Declaration.ParameterList is not null;

    public ParameterListSyntax? Parameters => Constructor?.ParameterList ?? Declaration.ParameterList;

    /// <summary>Null where a value of the type may exist without that constructor having run, and where it stands in another file.</summary>
    public static ConstructorHost? Find(INamedTypeSymbol? type, SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (type is not { TypeKind: TypeKind.Class, IsStatic: false } || type.Name.Length == 0 || type.DeclaringSyntaxReferences.Length == 0)
            return null;
        SyntaxNode? written = null;
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.DeclaringSyntaxReferences.Length == 0 || (type.IsRecord && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type)))
                continue;
            if (written is not null)
                return null;
            written = constructor.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        }

        written ??= type.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (written.SyntaxTree != tree)
            return null;
        return written switch
        {
            ConstructorDeclarationSyntax { Parent: TypeDeclarationSyntax declaration } constructor when !constructor.Modifiers.Any(SyntaxKind.ExternKeyword) => new(declaration, constructor),
            TypeDeclarationSyntax { OpenBraceToken.RawKind: not 0 } declaration => new(declaration, null),
            _ => null,
        };
    }
}
