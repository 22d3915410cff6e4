using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Judges what is kept: at the end of a member what its own constants decide, at the end of the compilation the rest.</summary>
internal sealed class Ends(CompilationScope scope)
{
    public void Member(OperationBlockAnalysisContext context)
    {
        if (scope.Leave(context.OwningSymbol) is not { IsEmpty: false } member)
            return;
        var judge = new MemberJudge(scope, member.Graph, null);
        Judge(member, judge);
        foreach (Target target in judge.Open)
            scope.Open.Enqueue(target);
        foreach (ComposedNode text in judge.OpenTexts)
            scope.OpenTexts.Enqueue(text);
        var reporter = new Reporter(scope, context.ReportDiagnostic);
        LivePath? live = null;
        foreach (List<Finding> findings in judge.Findings)
        {
            SourcePosition position = findings[0].Constant.Position;
            if (LiteralCheck.FindsAt(position, scope))
                continue;
            // What stands outside may be reached from other members too: one of them is chosen at the end.
            if (!IsInside(position, context))
            {
                foreach (Finding finding in findings)
                    scope.Elsewhere.Enqueue(finding);
                continue;
            }

            live ??= new LivePath(new ControlFlowGraphs(Bind, context.CancellationToken), new SettledValues(context.Compilation));
            Report(findings, live, reporter);
        }

        // Other members are not bound for this one.
        SemanticModel? Bind(SyntaxTree tree) => ReferenceEquals(tree, context.OperationBlocks[0].Syntax.SyntaxTree) ? context.OperationBlocks[0].SemanticModel : null;
    }

    public void Compilation(CompilationAnalysisContext context)
    {
        ValueGraph graph = Complete();
        var judge = new MemberJudge(scope, graph, new Dispatch(graph));
        foreach (MemberScope member in scope.Left)
            Judge(member, judge);
        var open = new List<Target>(scope.Open);
        open.Sort(static (a, b) => a.At.CompareTo(b.At));
        foreach (Target target in open)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            judge.Add(target);
        }

        foreach (ComposedNode text in scope.OpenTexts)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            judge.Add(text);
        }

        foreach (Finding finding in scope.Elsewhere)
            judge.Add(finding);
        var reporter = new Reporter(scope, context.ReportDiagnostic);
        var live = new LivePath(new ControlFlowGraphs(Bind, context.CancellationToken), new SettledValues(context.Compilation));
        foreach (List<Finding> findings in judge.Findings)
        {
            if (!LiteralCheck.FindsAt(findings[0].Constant.Position, scope))
                Report(findings, live, reporter);
        }

        ExposureCollector.End(scope, context.ReportDiagnostic);

        // Only the few members that a finding leads through are bound again.
#pragma warning disable RS1030 // no model of another tree is handed over at the end of the compilation
        SemanticModel? Bind(SyntaxTree tree) => context.Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
    }

    private void Report(List<Finding> findings, LivePath live, Reporter reporter)
    {
        foreach (Finding finding in findings)
        {
            if (live.Arrives(finding.Value, finding.Target.At))
            {
                if (scope.Reported.TryAdd(finding.Constant.Position, 0))
                    reporter.Report(finding);
                return;
            }
        }
    }

    private ValueGraph Complete()
    {
        var graph = new ValueGraph();
        while (scope.Graphs.TryDequeue(out ValueGraph? member))
            graph.Absorb(member);
        foreach (MemberScope member in scope.Left)
            graph.Absorb(member.Graph);
        return graph;
    }

    private static void Judge(MemberScope member, MemberJudge judge)
    {
        foreach (Target target in member.Targets())
            judge.Add(target);
        foreach (ComposedNode text in member.Texts())
            judge.Add(text);
    }

    private static bool IsInside(SourcePosition position, OperationBlockAnalysisContext context)
    {
        foreach (IOperation block in context.OperationBlocks)
        {
            if (ReferenceEquals(block.Syntax.SyntaxTree, position.Tree) && block.Syntax.Span.Contains(position.Span))
                return true;
        }

        return false;
    }
}
