using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA2010: an agent that is registered without an owner or a purpose.</summary>
/// <remarks>One id in code and in configuration is an error at start-up: what code leaves out, configuration cannot add.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AgentWithoutOwner : AgentAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "ZTA2010";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "An agent has no owner or no purpose",
        "The agent '{0}' is registered without {1}. Say who answers for it and what it is for.",
        "An agent without an accountable human and a purpose cannot be reviewed, and the runtime refuses to start with it.");

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
        if (AgentRegistration.Of((IInvocationOperation)context.Operation, types) is { IsComplete: true } agent && Missing(agent.HasOwner, agent.HasPurpose) is { } missing)
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, agent.IdPlace.GetLocation(), agent.Id ?? agent.IdPlace.ToString(), missing));
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context)
    {
        if (SettingsFile.Of(context.AdditionalFile, context.CancellationToken) is not { } file)
            return;
        foreach (ConfiguredAgent agent in file.Agents)
        {
            bool hasOwner = false;
            bool hasPurpose = false;
            bool isFirst = true;
            foreach (AdditionalText other in context.Options.AdditionalFiles)
            {
                if (SettingsFile.Of(other, context.CancellationToken) is not { } settings)
                    continue;

                // What cannot be read may hold the rest.
                hasOwner |= !settings.IsReadable;
                hasPurpose |= !settings.IsReadable;
                foreach (ConfiguredAgent same in settings.Agents)
                {
                    if (!string.Equals(same.Id.Key, agent.Id.Key, StringComparison.OrdinalIgnoreCase))
                        continue;
                    hasOwner |= same.Owner is not null;
                    hasPurpose |= same.Purpose is not null;
                    isFirst &= string.CompareOrdinal(context.AdditionalFile.Path, other.Path) <= 0;
                }
            }

            if (isFirst && Missing(hasOwner, hasPurpose) is { } missing)
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, file.At(context.AdditionalFile.Path, agent.Id.KeySpan), agent.Id.Key, missing));
        }
    }

    private static string? Missing(bool hasOwner, bool hasPurpose) =>
        hasOwner ? hasPurpose ? null : "a purpose" : hasPurpose ? "an owner" : "an owner and a purpose";
}
