using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA3006: settings under which a token is accepted that should not be.</summary>
/// <remarks>No <see cref="AgentAnalyzer"/>: the service that a tool calls verifies tokens, and knows nothing of agents.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WeakTokenValidation : DiagnosticAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "ZTA3006";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "Tokens are not verified in full",
        "'{0}' {1}. {2}.",
        "A token that is not checked for audience, issuer, lifetime and signature is one that anybody can bring.");

    /// <summary>The default of the library, and more than any two clocks in one house are apart.</summary>
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownTypes.TokenValidationParameters) is not { } type
                || TestProject.Is(start.Compilation, start.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
                return;
            start.RegisterOperationAction(operation => Analyze(operation, type), OperationKind.SimpleAssignment);
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol type)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: { } property } || !AgentTypes.Is(property.ContainingType, type))
            return;
        IOperation value = Constants.Unwrap(assignment.Value);
        if (Problem(property.Name, value) is not { } problem)
            return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, assignment.Syntax.GetLocation(), property.Name, problem.What, problem.Fix));
    }

    private static (string What, string Fix)? Problem(string property, IOperation value)
    {
        switch (property)
        {
            case "ValidateAudience" when IsFalse(value):
                return ("= false accepts tokens that were issued for another service", "Remove it and set ValidAudience");
            case "ValidateIssuer" when IsFalse(value):
                return ("= false accepts tokens of any issuer", "Remove it and set ValidIssuer");
            case "ValidateLifetime" when IsFalse(value):
                return ("= false accepts tokens for ever", "Remove it");
            case "ValidateIssuerSigningKey" when IsFalse(value):
                return ("= false accepts signing keys that have expired or are not the issuer's", "Remove it or set it to true");
            case "RequireSignedTokens" when IsFalse(value):
                return ("= false accepts tokens that anybody wrote", "Remove it");
            case "RequireExpirationTime" when IsFalse(value):
                return ("= false accepts tokens that never expire", "Remove it");
            case "RequireAudience" when IsFalse(value):
                return ("= false accepts tokens that are for nobody in particular", "Remove it");
            case "ClockSkew" when ConstantTime.Of(value) is { } skew && skew > MostSkew:
                return ("accepts tokens more than 5 minutes after they expired", "Five seconds are enough where clocks are kept");
        }

        return property.EndsWith("Validator", StringComparison.Ordinal) || property.EndsWith("ValidatorUsingConfiguration", StringComparison.Ordinal)
            ? AcceptingDelegate.Is(value) ? ("accepts whatever it is given", "Remove it, or check what it stands for") : null
            : null;
    }

    private static bool IsFalse(IOperation value) => value.ConstantValue is { HasValue: true, Value: false };
}
