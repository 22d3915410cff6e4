using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Judges what is kept: at the end of a member what its own constants decide, at the end of the compilation the rest.</summary>
internal sealed class Ends(CompilationScope scope)
{
    private readonly MemberCollector _collector = new(scope);

    public void Member(OperationBlockAnalysisContext context)
    {
        var member = new MemberScope(scope, context);
        context.CancellationToken.ThrowIfCancellationRequested();
        foreach (IOperation block in context.OperationBlocks)
            _collector.Collect(member, block);
        if (!member.IsEmpty)
            JudgeMember(member, context);
        member.Graph.Close();
        if (!member.Graph.IsEmpty)
            scope.Graphs.Enqueue(member.Graph);
    }

    private void JudgeMember(MemberScope member, OperationBlockAnalysisContext context)
    {
        var judge = new MemberJudge(scope, member.Graph, null);
        Judge(member, judge);
        foreach (Target target in judge.Open)
            scope.Open.Enqueue(target);
        foreach (ComposedNode text in judge.OpenTexts)
            scope.OpenTexts.Enqueue(text);
        if (judge.HasFindings)
            ReportMember(judge, context);
    }

    private void ReportMember(MemberJudge judge, OperationBlockAnalysisContext context)
    {
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
        ValueGraph graph = Complete(Load);
        var judge = new MemberJudge(scope, graph, new Dispatch(graph));
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

        void Load(ValueGraph into, ISymbol symbol)
        {
            foreach (SyntaxReference declared in symbol.DeclaringSyntaxReferences)
            {
                if (scope.Bodies.Add(declared.GetSyntax(context.CancellationToken)) is { } body && Bind(body.SyntaxTree)?.GetOperation(body, context.CancellationToken) is { } operation)
                    scope.Visitor.VisitInward(operation, into);
            }
        }

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

    private ValueGraph Complete(Action<ValueGraph, ISymbol> load)
    {
        var graph = new ValueGraph(load);
        while (scope.Graphs.TryDequeue(out ValueGraph? member))
            graph.Absorb(member);
        return graph;
    }

    private static void Judge(MemberScope member, MemberJudge judge)
    {
        foreach (Target target in member.Targets)
            judge.Add(target);
        foreach (ComposedNode text in member.Texts)
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
