using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Judges what is kept: at the end of a member what its own constants decide, at the end of the compilation the rest.</summary>
internal sealed class Ends(CompilationScope scope)
{
    public void Member(OperationBlockAnalysisContext context)
    {
        if (scope.Leave(context.OwningSymbol) is not { } member)
            return;
        MemberJudge judge = Judged(member, null);
        foreach (Target target in judge.Open)
            scope.Open.Enqueue(target);
        var reporter = new Reporter(scope, context.ReportDiagnostic);
        foreach (Finding finding in judge.Findings)
        {
            if (LiteralCheck.FindsAt(finding.Constant.Position, scope))
                continue;
            // What stands outside may be reached from other members too: one of them is chosen at the end.
            if (!IsInside(finding.Constant.Position, context))
            {
                scope.Elsewhere.Enqueue(finding);
                continue;
            }

            if (scope.Reported.TryAdd(finding.Constant.Position, 0))
                reporter.Report(finding);
        }
    }

    public void Compilation(CompilationAnalysisContext context)
    {
        var dispatch = new Dispatch(scope.Graph);
        var judge = new MemberJudge(scope, dispatch);
        foreach (MemberScope member in scope.Left)
            Judge(member, judge);
        var open = new List<Target>(scope.Open);
        open.Sort(static (a, b) => a.At.CompareTo(b.At));
        foreach (Target target in open)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            judge.Add(target);
        }

        foreach (Finding finding in scope.Elsewhere)
            judge.Add(finding);
        var findings = new List<Finding>(judge.Findings);
        findings.Sort(static (a, b) => a.Constant.Position.CompareTo(b.Constant.Position));
        var reporter = new Reporter(scope, context.ReportDiagnostic);
        foreach (Finding finding in findings)
        {
            if (!scope.Reported.ContainsKey(finding.Constant.Position) && !LiteralCheck.FindsAt(finding.Constant.Position, scope))
                reporter.Report(finding);
        }
    }

    private MemberJudge Judged(MemberScope member, Dispatch? dispatch)
    {
        var judge = new MemberJudge(scope, dispatch);
        Judge(member, judge);
        return judge;
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
