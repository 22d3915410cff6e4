using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers;

/// <summary>
/// ZTA2002 to ZTA2005: asks of everything that runs, hands over or adds functions whether a session made them.
/// What one member shows is reported while typing; what needs the rest of the project, at the end of the compilation.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnattributedCallAnalyzer : AgentAnalyzer
{
    private static readonly ImmutableArray<OperationKind> Kinds = OriginCollector.Kinds.Add(OperationKind.Conversion);

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

        context.RegisterOperationBlockStartAction(block =>
        {
            var found = new ConcurrentBag<OriginSink>();
            block.RegisterOperationAction(
                operation =>
                {
                    collector.Collect(operation.Operation, operation.ContainingSymbol);
                    if (sinks.Find(operation.Operation) is { } sink)
                        found.Add(sink);
                },
                Kinds);
            block.RegisterOperationBlockEndAction(end =>
            {
                foreach (OriginSink sink in found)
                {
                    if (sink.Judge(graph, complete: false) is { } rule)
                        end.ReportDiagnostic(sink.Report(rule));
                    else
                        later.Add(sink);
                }
            });
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
