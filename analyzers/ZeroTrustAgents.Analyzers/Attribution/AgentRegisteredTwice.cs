using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA2012: one id for two agents.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AgentRegisteredTwice : AgentAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "ZTA2012";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "An agent is registered twice",
        "The agent '{0}' is registered already, at {1}. Give every agent an id of its own.",
        "An id names one agent: with two of one id, nobody can tell from the audit log which of them acted.",
        tags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        if (types.AgentsBuilder is null || TestProject.Is(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            return;
        var agents = new ConcurrentBag<AgentRegistration>();
        context.RegisterOperationAction(
            operation =>
            {
                if (AgentRegistration.Of((IInvocationOperation)operation.Operation, types) is { Id: not null } agent)
                    agents.Add(agent);
            },
            OperationKind.Invocation);
        context.RegisterCompilationEndAction(end => Compare(end, [.. agents]));
    }

    private static void Compare(CompilationAnalysisContext context, List<AgentRegistration> agents)
    {
        agents.Sort(static (a, b) => string.CompareOrdinal(a.IdPlace.SyntaxTree.FilePath, b.IdPlace.SyntaxTree.FilePath) is var path and not 0 ? path : a.IdPlace.SpanStart.CompareTo(b.IdPlace.SpanStart));
        for (int i = 1; i < agents.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                // As the runtime compares them.
                if (!string.Equals(agents[i].Id, agents[j].Id, StringComparison.Ordinal) || AreApart(agents[j].Call, agents[i].Call))
                    continue;
                Location first = agents[j].IdPlace.GetLocation();
                FileLinePositionSpan line = first.GetLineSpan();
                string where = line.Path.Substring(line.Path.LastIndexOfAny(['/', '\\']) + 1) + ":" + (line.StartLinePosition.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, agents[i].IdPlace.GetLocation(), [first], agents[i].Id, where));
                break;
            }
        }
    }

    /// <summary>Whether two registrations never meet: in two branches of one choice, or in two containers that one method makes.</summary>
    private static bool AreApart(IInvocationOperation first, IInvocationOperation second)
    {
        if (RootOf(first) is { } a && RootOf(second) is { } b && !SymbolEqualityComparer.Default.Equals(a, b))
            return true;
        for (IOperation? at = first, below = null; at is not null; below = at, at = at.Parent)
        {
            if (at is not (IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ITryOperation))
                continue;
            for (IOperation? other = second, under = null; other is not null; under = other, other = other.Parent)
            {
                if (other.Syntax == at.Syntax && other.Kind == at.Kind)
                    return below?.Syntax != under?.Syntax && at is not ITryOperation;
            }
        }

        // A branch that leaves the method: if (a) { AddAgent("x", …); return; } AddAgent("x", …);
        return LeavesBefore(first);
    }

    private static bool LeavesBefore(IInvocationOperation first)
    {
        for (IOperation? at = first; at?.Parent is not null; at = at.Parent)
        {
            if (at is IReturnOperation { IsImplicit: false } && at.Parent is IBlockOperation { Parent: IConditionalOperation })
                return true;
            if (at.Parent is IBlockOperation { Parent: IConditionalOperation or ISwitchCaseOperation } block && block.Operations.Length > 0
                && block.Operations[block.Operations.Length - 1] is IReturnOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation })
                return true;
        }

        return false;
    }

    /// <summary>The local or parameter that the chain of calls starts at.</summary>
    private static ISymbol? RootOf(IInvocationOperation call)
    {
        IOperation? at = call;
        while (at is IInvocationOperation next)
            at = next.Instance ?? (next.TargetMethod.IsExtensionMethod && next.Arguments.Length > 0 ? next.Arguments[0].Value : null);
        while (at is IConversionOperation conversion)
            at = conversion.Operand;
        return at is ILocalReferenceOperation { Local: var local } ? local : null;
    }
}
