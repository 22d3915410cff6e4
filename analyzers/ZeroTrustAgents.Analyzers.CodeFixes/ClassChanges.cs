using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Plans how classes come by a configuration: each class once.</summary>
internal sealed class ClassChanges(Document document, TypeNames names, ConfigurationLookup lookup, CancellationToken cancellationToken)
{
    private readonly Dictionary<ISymbol, ClassChange?> _changes = new(SymbolEqualityComparer.Default);

    public IEnumerable<ClassChange> All => _changes.Values.OfType<ClassChange>();

    /// <summary>The configuration's expression at a site whose scope has none.</summary>
    /// <param name="site">The site.</param>
    /// <param name="context">What stands around it.</param>
    /// <param name="mayAdd">Whether the constructor may be given one.</param>
    /// <param name="mayUseExisting">Whether a member may be set by the constructor that has one.</param>
    public async Task<string?> FindAsync(FixSite site, SiteContext context, bool mayAdd, bool mayUseExisting)
    {
        bool isConstant = context.IsConstantField;
        if (context.TypeSymbol is not { } type || (context.IsStatic && !isConstant))
            return null;
        if (isConstant && !await MayBeInstanceAsync(context, type).ConfigureAwait(false))
            return null;
        if (!_changes.TryGetValue(type, out ClassChange? change))
            _changes.Add(type, change = await CreateAsync(type, context).ConfigureAwait(false));
        if (change is null || (change.AddsParameter ? !mayAdd : !mayUseExisting))
            return null;
        if (change.Host.IsPrimary)
            return context.HasNoInstance && context.Initializer is null && !context.IsBaseArgument ? null : change.Parameter;
        if (context.Initializer is { } clause)
            return Move(change, clause, site.Expression == clause.Value);
        if (context.Constructor is not null && !context.IsStatic)
            return change.Parameter;
        if (context.HasNoInstance)
            return null;
        if (change.Field is null)
        {
            change.Type = TypeAt(change.Host);
            change.Field = FieldName(type, change);
        }

        return (change.Field == change.Parameter ? "this." : "") + change.Field;
    }

    /// <summary>Turns an initialiser into an assignment, where its form and its member allow that.</summary>
    private static string? Move(ClassChange change, EqualsValueClauseSyntax clause, bool isWhole)
    {
        if (change.Host.Constructor is { Body: null, ExpressionBody: null } || (clause.Value is InitializerExpressionSyntax && !isWhole))
            return null;
        string member;
        switch (clause.Parent)
        {
            case VariableDeclaratorSyntax declarator:
                member = declarator.Identifier.Text;
                break;

            // Whoever makes an object with settable properties makes it without a container.
            case PropertyDeclarationSyntax { Identifier: var identifier } property when !change.AddsParameter || !IsSettable(property):
                member = identifier.Text;
                break;
            default:
                return null;
        }

        foreach (MovedInitializer moved in change.Moved)
        {
            if (moved.Clause == clause)
                return change.Parameter;
        }

        change.Moved.Add(new MovedInitializer(member, clause));
        return change.Parameter;
    }

    private static bool IsSettable(PropertyDeclarationSyntax property)
    {
        foreach (AccessorDeclarationSyntax accessor in property.AccessorList?.Accessors ?? default)
        {
            if (!accessor.IsKind(SyntaxKind.GetAccessorDeclaration) && accessor.Modifiers.Count == 0 && property.Modifiers.Any(SyntaxKind.PublicKeyword))
                return true;
        }

        return false;
    }

    private async Task<ClassChange?> CreateAsync(INamedTypeSymbol type, SiteContext context)
    {
        if (ConstructorHost.Find(type, context.Type!.SyntaxTree, cancellationToken) is not { } host)
            return null;
        if (lookup.Parameter(host.Parameters) is { } existing)
            return new ClassChange(host, existing);

        // Records are data, and attributes are made by the compiler.
        if (type.IsRecord || !lookup.CanInject || IsAttribute(type) || await Callers.ExistAsync(type, document.Project.Solution, cancellationToken).ConfigureAwait(false))
            return null;
        string parameter = MemberNames.Free(type, "configuration", cancellationToken);
        return new ClassChange(host, parameter) { AddsParameter = true, Type = TypeAt(host) };
    }

    private string TypeAt(ConstructorHost host) => names.Import(host.Declaration.OpenBraceToken.SpanStart, ConfigurationTypes.Namespace, ConfigurationTypes.Name);

    private static bool IsAttribute(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type.BaseType; t is not null; t = t.BaseType)
        {
            if (t.Name == "Attribute" && t.ContainingNamespace.Name == "System")
                return true;
        }

        return false;
    }

    private string FieldName(INamedTypeSymbol type, ClassChange change) => MemberNames.UsesUnderscore(type)
        ? MemberNames.Free(type, "_configuration", cancellationToken)
        : change.AddsParameter ? change.Parameter : MemberNames.Free(type, "configuration", cancellationToken);

    private async Task<bool> MayBeInstanceAsync(SiteContext context, INamedTypeSymbol type)
    {
        foreach (VariableDeclaratorSyntax declarator in ((VariableDeclarationSyntax)context.Constant!.Parent!).Variables)
        {
            ISymbol? field = null;
            foreach (ISymbol member in type.GetMembers(declarator.Identifier.ValueText))
                field = member;
            if (field is null || !await ConstantUses.AllowInstanceAsync(field, type, document.Project.Solution, cancellationToken).ConfigureAwait(false))
                return false;
        }

        return true;
    }
}
