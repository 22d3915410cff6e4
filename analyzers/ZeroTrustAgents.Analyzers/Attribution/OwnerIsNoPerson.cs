using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA2011: an owner that is not a person's address, in code and in <c>appsettings*.json</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnerIsNoPerson : AgentAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "ZTA2011";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "An agent's owner is not a person",
        "The owner '{0}' {1}. Name one accountable person by mail address.",
        "An agent without an accountable human is nobody's: incidents, approvals and attestations have nobody to go to.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        if (types.AgentBuilder is null || TestProject.Is(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            return;
        context.RegisterOperationAction(operation => AnalyzeCall(operation, types), OperationKind.Invocation);
        context.RegisterAdditionalFileAction(AnalyzeFile);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, AgentTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!Calls.Is(call, types.AgentBuilder, "OwnedBy") || Calls.Argument(call, "mailAddress") is not { } owner)
            return;
        ConstantTexts.Read(owner, (place, text) =>
        {
            if (OwnerText.Problem(text) is { } problem)
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, place.Syntax.GetLocation(), text, problem));
        });
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context)
    {
        if (SettingsFile.Of(context.AdditionalFile, context.CancellationToken) is not { } file)
            return;
        foreach (ConfiguredAgent agent in file.Agents)
        {
            if (agent.Owner is { Children: null } owner && OwnerText.Problem(owner.Text) is { } problem)
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, file.At(context.AdditionalFile.Path, owner.Span), owner.Text, problem));
        }
    }
}
