using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA2013: a session begun for nobody although the user is at hand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionWithoutSubject : AgentAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "ZTA2013";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A session is begun for nobody",
        "The session is begun for {0}, although '{1}' is at hand. Begin it for the user whom the agent works for.",
        "What an agent does is done for somebody: without the subject the audit log cannot say for whom, and no grant can ask who it is.");

    private const string Principal = "System.Security.Claims.ClaimsPrincipal";
    private const string Identity = "System.Security.Claims.ClaimsIdentity";

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        if (types.AgentHost is null || context.Compilation.GetTypeByMetadataName(Principal) is not { } principal || context.Compilation.GetTypeByMetadataName(Identity) is not { } identity
            || TestProject.Is(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            return;
        context.RegisterOperationAction(operation => Analyze(operation, types, principal, identity), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, AgentTypes types, INamedTypeSymbol principal, INamedTypeSymbol identity)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!Calls.Is(call, types.AgentHost, "BeginSessionAsync") || Calls.Argument(call, "subject") is not { } subject || call.SemanticModel is not { } model)
            return;
        if (WhoIs(Constants.Unwrap(subject), principal, identity) is { } nobody && FindPrincipal(model, call.Syntax.SpanStart, principal) is { } atHand)
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, subject.Syntax.GetLocation(), nobody, atHand));
    }

    /// <summary>What the given subject is, if it is nobody.</summary>
    private static string? WhoIs(IOperation subject, INamedTypeSymbol principal, INamedTypeSymbol identity)
    {
        if (subject.ConstantValue is { HasValue: true, Value: null })
            return "null";
        if (subject is not IObjectCreationOperation { Initializer: null } creation || !AgentTypes.Is(creation.Type, principal))
            return null;
        if (creation.Arguments.IsEmpty)
            return "an empty principal";
        return creation.Arguments.Length == 1 && Constants.Unwrap(creation.Arguments[0].Value) is IObjectCreationOperation { Initializer: null } own && AgentTypes.Is(own.Type, identity) && IsAnonymous(own)
            ? "an identity that nobody authenticated"
            : null;
    }

    /// <summary>An identity is authenticated by its type only.</summary>
    private static bool IsAnonymous(IObjectCreationOperation identity)
    {
        foreach (IArgumentOperation argument in identity.Arguments)
        {
            if (argument.Parameter?.Name is "authenticationType")
                return Constants.Unwrap(argument.Value).ConstantValue is { HasValue: true, Value: null or "" };
            if (argument.Parameter?.Name is not "claims")
                return false;
        }

        return true;
    }

    /// <summary>The nearest principal that the code could have used: a local, a parameter, a member, the user of an HTTP context.</summary>
    private static string? FindPrincipal(SemanticModel model, int position, INamedTypeSymbol principal)
    {
        string? member = null;
        string? nearest = null;
        foreach (ISymbol symbol in model.LookupSymbols(position))
        {
            ITypeSymbol? type = symbol switch
            {
                ILocalSymbol local when IsBefore(local, position) => local.Type,
                IParameterSymbol parameter => parameter.Type,
                IFieldSymbol field => field.Type,
                IPropertySymbol property => property.Type,
                _ => null,
            };
            if (type is null || (symbol.IsStatic && symbol is not ILocalSymbol))
                continue;
            string? name = AgentTypes.IsA(type, principal) ? symbol.Name : HasUser(type, principal) ? symbol.Name + ".User" : null;
            if (name is null)
                continue;
            ref string? of = ref symbol is ILocalSymbol or IParameterSymbol ? ref nearest : ref member;
            if (of is null || string.CompareOrdinal(name, of) < 0)
                of = name;
        }

        return nearest ?? member;
    }

    private static bool IsBefore(ILocalSymbol local, int position) =>
        local.DeclaringSyntaxReferences.Length > 0 && local.DeclaringSyntaxReferences[0].Span.End <= position;

    private static bool HasUser(ITypeSymbol type, INamedTypeSymbol principal)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            foreach (ISymbol member in at.GetMembers("User"))
            {
                if (member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false } property && AgentTypes.IsA(property.Type, principal))
                    return true;
            }
        }

        return false;
    }
}
