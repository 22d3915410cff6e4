using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Something with a credential's name compared with a constant: the constant is the credential.</summary>
internal sealed class ComparisonCollector(TargetCollector targets)
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "Equals", "SequenceEqual", "CompareTo", "Compare", "CompareOrdinal", "FixedTimeEquals", "ReferenceEquals" };

    public static IEnumerable<string> Names => Methods;

    public static bool IsComparison(string method) => Methods.Contains(method);

    public void Pair(ISymbol member, IOperation left, IOperation right, bool generated)
    {
        if (right.ConstantValue.HasValue ? right.ConstantValue.Value is not (string or char) : left.ConstantValue is { HasValue: true, Value: not string })
            return;
        if (!CarrierTypes.Includes(Constants.Unwrap(right).Type) || !CarrierTypes.Includes(Constants.Unwrap(left).Type))
            return;
        targets.Named(member, ZeroTrustAgents.Analyzers.Names.Of(left), right, generated);
        targets.Named(member, ZeroTrustAgents.Analyzers.Names.Of(right), left, generated);
    }

    public void Call(ISymbol member, IInvocationOperation call, bool generated)
    {
        ImmutableArray<IArgumentOperation> arguments = call.Arguments;
        if (call.Instance is not null && arguments.Length > 0)
            Pair(member, call.Instance, arguments[0].Value, generated);
        else if (arguments.Length > 1)
            Pair(member, arguments[0].Value, arguments[1].Value, generated);
    }

    public void Is(ISymbol member, IIsPatternOperation operation, EdgeCollector edges, bool generated) => Pattern(member, operation.Value, operation.Pattern, edges, generated, 0);

    public void Switch(ISymbol member, ISwitchOperation operation, EdgeCollector edges, bool generated)
    {
        foreach (ISwitchCaseOperation section in operation.Cases)
        {
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                switch (clause)
                {
                    case ISingleValueCaseClauseOperation { Value: { } value }:
                        targets.Named(member, ZeroTrustAgents.Analyzers.Names.Of(operation.Value), value, generated);
                        break;
                    case IPatternCaseClauseOperation { Pattern: { } pattern }:
                        Pattern(member, operation.Value, pattern, edges, generated, 0);
                        break;
                }
            }
        }
    }

    public void Switch(ISymbol member, ISwitchExpressionOperation operation, EdgeCollector edges, bool generated)
    {
        foreach (ISwitchExpressionArmOperation arm in operation.Arms)
            Pattern(member, operation.Value, arm.Pattern, edges, generated, 0);
    }

    private void Pattern(ISymbol member, IOperation value, IPatternOperation pattern, EdgeCollector edges, bool generated, int depth)
    {
        if (depth > FlowLimits.Depth)
            return;
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                targets.Named(member, ZeroTrustAgents.Analyzers.Names.Of(value), constant.Value, generated);
                break;
            case INegatedPatternOperation negated:
                Pattern(member, value, negated.Pattern, edges, generated, depth + 1);
                break;
            case IBinaryPatternOperation binary:
                Pattern(member, value, binary.LeftPattern, edges, generated, depth + 1);
                Pattern(member, value, binary.RightPattern, edges, generated, depth + 1);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local }:
                edges.Write(local, local.Type, value);
                break;
            case IListPatternOperation list:
                foreach (IPatternOperation element in list.Patterns)
                    Pattern(member, value, element, edges, generated, depth + 1);
                break;
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is ILocalSymbol declared)
                    edges.Write(declared, declared.Type, value);
                foreach (IPropertySubpatternOperation sub in recursive.PropertySubpatterns)
                    Pattern(member, sub.Member, sub.Pattern, edges, generated, depth + 1);
                break;
        }
    }
}
