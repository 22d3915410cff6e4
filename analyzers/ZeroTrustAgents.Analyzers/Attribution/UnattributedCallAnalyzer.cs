using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>
/// ZTA2002 to ZTA2005: asks of everything that runs, hands over or adds functions whether a session made them.
/// What is known when it is used is reported while typing; what needs the rest of the project, at the end of the compilation.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnattributedCallAnalyzer : AgentAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UnattributedCall.Descriptor, UntraceableCall.Descriptor, UnguardedHandOver.Descriptor, UnguardedPlugin.Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        if ((types.Kernel ?? types.AITool) is null)
            return;
        var carriers = new OriginTypes(types);
        var reader = new OriginReader(types, carriers);
        var graph = new OriginGraph(types);
        var collector = new OriginCollector(types, carriers, reader, graph);
        var sinks = new OriginSinks(types, carriers, reader);
        var later = new ConcurrentBag<OriginSink>();

        context.RegisterOperationBlockAction(block =>
        {
            // One walk a member: a callback an operation would cost several times what it does.
            var walk = new OperationWalk();
            foreach (IOperation root in block.OperationBlocks)
            {
                walk.Start(root);
                while (walk.TryNext(out IOperation operation, out _))
                {
                    collector.Collect(operation, block.OwningSymbol);
                    if (sinks.Find(operation) is not { } sink)
                        continue;
                    if (sink.Judge(graph, complete: false) is { } rule)
                        block.ReportDiagnostic(sink.Report(rule));
                    else
                        later.Add(sink);
                }
            }
        });
        context.RegisterCompilationEndAction(end =>
        {
            foreach (OriginSink sink in later)
            {
                if (sink.Judge(graph, complete: true) is { } rule)
                    end.ReportDiagnostic(sink.Report(rule));
            }
        });
    }
}
