using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Finds the nearest configuration that code at a place can read.</summary>
internal sealed class ConfigurationLookup(SemanticModel model, ConfigurationTypes types, CancellationToken cancellationToken)
{
    /// <summary>Whether a configuration could be asked for.</summary>
    public bool CanInject => types.Exist;

    /// <summary>The expression of the configuration; null where none is in scope.</summary>
    public string? Find(SyntaxNode site, SiteContext context) => types.Exist ? Local(site) ?? PrimaryParameter(site, context) ?? Member(site, context) : null;

    /// <summary>A parameter of a constructor that gives a configuration.</summary>
    public string? Parameter(ParameterListSyntax? parameters)
    {
        foreach (ParameterSyntax parameter in parameters?.Parameters ?? default)
        {
            if (Usable(model.GetDeclaredSymbol(parameter, cancellationToken)) is { } found)
                return found;
        }

        return null;
    }

    private string? Local(SyntaxNode site)
    {
        SyntaxNode child = site;
        for (SyntaxNode? node = site.Parent; node is not null and not TypeDeclarationSyntax; child = node, node = node.Parent)
        {
            string? found = node switch
            {
                BlockSyntax block => Before(block.Statements, child),
                SwitchSectionSyntax section => Before(section.Statements, child),
                CompilationUnitSyntax unit => Before(unit.Members, child),
                SimpleLambdaExpressionSyntax lambda => Usable(model.GetDeclaredSymbol(lambda.Parameter, cancellationToken)),
                ParenthesizedLambdaExpressionSyntax lambda => Parameter(lambda.ParameterList),
                AnonymousMethodExpressionSyntax method => Parameter(method.ParameterList),
                LocalFunctionStatementSyntax function => Parameter(function.ParameterList),
                BaseMethodDeclarationSyntax method => Parameter(method.ParameterList),
                _ => null,
            };
            if (found is not null && IsVisible(site, found))
                return found;

            // A static function sees nothing of what stands around it.
            if (node is AnonymousFunctionExpressionSyntax { Modifiers: var a } && a.Any(SyntaxKind.StaticKeyword) || node is LocalFunctionStatementSyntax { Modifiers: var b } && b.Any(SyntaxKind.StaticKeyword))
                return null;
        }

        return null;
    }

    private string? PrimaryParameter(SyntaxNode site, SiteContext context)
    {
        // In a structure the initialisers see the parameters as well; a record's are its properties.
        if (context.IsStatic || context.Type?.ParameterList is not { } list || (context.HasNoInstance && context.Initializer is null && !context.IsBaseArgument))
            return null;
        return Parameter(list) is { } found && IsVisible(site, found) ? found : null;
    }

    private string? Member(SyntaxNode site, SiteContext context)
    {
        bool isOuter = false;
        for (INamedTypeSymbol? outer = context.TypeSymbol; outer is not null; outer = outer.ContainingType, isOuter = true)
        {
            for (INamedTypeSymbol? type = outer; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
            {
                foreach (ISymbol member in type.GetMembers())
                {
                    if ((member.IsStatic || (!context.HasNoInstance && !isOuter)) && Usable(member) is { } found && IsUsableMember(member, site, context) && IsVisible(site, found))
                        return found;
                }
            }
        }

        return null;
    }

    private bool IsUsableMember(ISymbol member, SyntaxNode site, SiteContext context)
    {
        if (!model.IsAccessible(site.SpanStart, member))
            return false;

        // Static initialisers run in the order in which they are written: only what needs none is sure to be there.
        bool isEarly = context.Initializer is not null || context.Constant is not null && context.IsConstantField;
        if (isEarly)
            return member is IPropertySymbol { DeclaringSyntaxReferences: { Length: 1 } references } && references[0].GetSyntax(cancellationToken) is PropertyDeclarationSyntax { ExpressionBody: not null };

        // A field of this very type is not set yet where its constructor starts.
        return context.Constructor is null || !SymbolEqualityComparer.Default.Equals(member.ContainingType, context.TypeSymbol) || member.IsStatic;
    }

    private string? Before<T>(SyntaxList<T> statements, SyntaxNode child)
        where T : SyntaxNode
    {
        string? found = null;
        foreach (T statement in statements)
        {
            if (statement == child)
                break;
            StatementSyntax? inner = statement is GlobalStatementSyntax global ? global.Statement : statement as StatementSyntax;
            if (inner is not LocalDeclarationStatementSyntax local)
                continue;
            foreach (VariableDeclaratorSyntax declarator in local.Declaration.Variables)
                found = declarator.Initializer is null ? found : Usable(model.GetDeclaredSymbol(declarator, cancellationToken)) ?? found;
        }

        return found;
    }

    private string? Usable(ISymbol? symbol)
    {
        ITypeSymbol? type = symbol switch
        {
            // What "var" infers is always annotated.
            ILocalSymbol local => local.Type.WithNullableAnnotation(NullableAnnotation.None),
            IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type,
            IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
            IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
            _ => null,
        };
        return type?.NullableAnnotation != NullableAnnotation.Annotated && types.Access(type) is { } access ? Identifier(symbol!.Name) + access : null;
    }

    /// <summary>Whether the name means the same at the site.</summary>
    private bool IsVisible(SyntaxNode site, string expression) =>
        types.Access(model.GetSpeculativeTypeInfo(site.SpanStart, SyntaxFactory.ParseExpression(expression), SpeculativeBindingOption.BindAsExpression).Type) == "";

    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
