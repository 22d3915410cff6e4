using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
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
        var callees = new OriginCallees(carriers, sinks);
        var later = new ConcurrentBag<OriginSink>();
        var walked = WalkedMembers.Of(context.Compilation);

        context.RegisterOperationBlockAction(block =>
        {
            // One walk a member: a callback an operation would cost several times what it does.
            foreach (IOperation root in block.OperationBlocks)
            {
                foreach ((IOperation operation, OperationKind kind) in walked.Below(root))
                {
                    if (IsOfOthers(operation, kind, callees))
                        continue;
                    collector.Collect(operation, kind, block.OwningSymbol);
                    if (!OriginSinks.MayBe(kind) || sinks.Find(operation) is not { } sink)
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

    /// <summary>Whether something is called that has nothing to do with functions.</summary>
    private static bool IsOfOthers(IOperation operation, OperationKind kind, OriginCallees callees) => kind switch
    {
        OperationKind.Invocation => !callees.Matter(((IInvocationOperation)operation).TargetMethod),
        OperationKind.ObjectCreation => ((IObjectCreationOperation)operation).Constructor is not { } constructor || !callees.Matter(constructor),
        _ => false,
    };
}
