using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What the rules about agents have in common: they run only where there is something that an agent could call.</summary>
public abstract class AgentAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (AgentTypes.Of(start.Compilation) is { } types)
                Start(start, types);
        });
    }

    /// <summary>Registers what the rule wants to see.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext context, AgentTypes types);
}
