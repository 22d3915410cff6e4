using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>What stands around a site, as far as it says which names may be used there.</summary>
internal sealed class SiteContext
{
    private SiteContext()
    {
    }

    /// <summary>The nearest type; null in top-level statements.</summary>
    public TypeDeclarationSyntax? Type { get; private set; }

    public INamedTypeSymbol? TypeSymbol { get; private set; }

    /// <summary>The constant that the site is the value of.</summary>
    public VariableDeclaratorSyntax? Constant { get; private set; }

    public bool IsConstantField => Constant?.Parent?.Parent is FieldDeclarationSyntax;

    /// <summary>The initialiser of the field or property that the site stands in.</summary>
    public EqualsValueClauseSyntax? Initializer { get; private set; }

    /// <summary>The constructor whose body or initialiser the site stands in.</summary>
    public ConstructorDeclarationSyntax? Constructor { get; private set; }

    /// <summary>Whether there is no instance: static members, static functions, arguments for the base constructor.</summary>
    public bool HasNoInstance { get; private set; }

    /// <summary>Whether the member is static.</summary>
    public bool IsStatic { get; private set; }

    /// <summary>Whether the arguments for the base type's primary constructor stand around.</summary>
    public bool IsBaseArgument { get; private set; }

    /// <summary>Whether a function inside a structure stands around, which cannot use the instance.</summary>
    private bool IsInFunction { get; set; }

    /// <summary>What is to be known about a site; null where nothing but a constant can stand.</summary>
    public static SiteContext? Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (ConstantContext.Requires(expression) || ConstantContext.IsInExpressionTree(expression, model, cancellationToken))
            return null;
        var context = new SiteContext { Constant = ConstantContext.ConstantAround(expression) };
        SyntaxNode child = expression;
        for (SyntaxNode? node = expression.Parent; node is not null; child = node, node = node.Parent)
        {
            if (node is TypeDeclarationSyntax type && child is not AttributeListSyntax)
            {
                context.Type = type;
                context.TypeSymbol = model.GetDeclaredSymbol(type, cancellationToken);
                break;
            }

            context.Enter(node);
        }

        if (context.TypeSymbol?.IsValueType == true && context.IsInFunction)
            context.HasNoInstance = true;
        return context;
    }

    private void Enter(SyntaxNode node)
    {
        switch (node)
        {
            case AnonymousFunctionExpressionSyntax function:
                IsInFunction = true;
                HasNoInstance |= function.Modifiers.Any(SyntaxKind.StaticKeyword);
                break;
            case LocalFunctionStatementSyntax function:
                IsInFunction = true;
                HasNoInstance |= function.Modifiers.Any(SyntaxKind.StaticKeyword);
                break;
            case ConstructorInitializerSyntax:
                HasNoInstance = true;
                break;
            case PrimaryConstructorBaseTypeSyntax:
                IsBaseArgument = HasNoInstance = true;
                break;
            case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } } clause:
                Initializer = clause;
                HasNoInstance = true;
                break;
            case ConstructorDeclarationSyntax constructor:
                Constructor = constructor;
                Modified(constructor.Modifiers);
                break;
            case MemberDeclarationSyntax member:
                Modified(member.Modifiers);
                break;
        }
    }

    private void Modified(SyntaxTokenList modifiers)
    {
        if (modifiers.Any(SyntaxKind.StaticKeyword) || modifiers.Any(SyntaxKind.ConstKeyword))
            IsStatic = HasNoInstance = true;
    }
}
