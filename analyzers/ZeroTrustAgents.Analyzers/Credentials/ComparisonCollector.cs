using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Something with a credential's name compared with a constant: the constant is the credential.</summary>
internal sealed class ComparisonCollector(TargetCollector targets)
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "Equals", "SequenceEqual", "CompareTo", "Compare", "CompareOrdinal", "FixedTimeEquals", "ReferenceEquals" };

    public static bool IsComparison(string method) => Methods.Contains(method);

    public void Pair(MemberScope member, IOperation left, IOperation right)
    {
        if (right.ConstantValue.HasValue ? right.ConstantValue.Value is not (string or char) : left.ConstantValue is { HasValue: true, Value: not string })
            return;
        if (!CarrierTypes.Includes(Constants.Unwrap(right).Type) || !CarrierTypes.Includes(Constants.Unwrap(left).Type))
            return;
        targets.Named(member, Names.Of(left), right);
        targets.Named(member, Names.Of(right), left);
    }

    public void Call(MemberScope member, IInvocationOperation call)
    {
        ImmutableArray<IArgumentOperation> arguments = call.Arguments;
        if (call.Instance is not null && arguments.Length > 0)
            Pair(member, call.Instance, arguments[0].Value);
        else if (arguments.Length > 1)
            Pair(member, arguments[0].Value, arguments[1].Value);
    }

    public void Is(MemberScope member, IIsPatternOperation operation) => Pattern(member, operation.Value, operation.Pattern, 0);

    public void Switch(MemberScope member, ISwitchOperation operation)
    {
        foreach (ISwitchCaseOperation section in operation.Cases)
        {
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                switch (clause)
                {
                    case ISingleValueCaseClauseOperation { Value: { } value }:
                        targets.Named(member, Names.Of(operation.Value), value);
                        break;
                    case IPatternCaseClauseOperation { Pattern: { } pattern }:
                        Pattern(member, operation.Value, pattern, 0);
                        break;
                }
            }
        }
    }

    public void Switch(MemberScope member, ISwitchExpressionOperation operation)
    {
        foreach (ISwitchExpressionArmOperation arm in operation.Arms)
            Pattern(member, operation.Value, arm.Pattern, 0);
    }

    private void Pattern(MemberScope member, IOperation value, IPatternOperation pattern, int depth)
    {
        if (depth > FlowLimits.Depth)
            return;
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                targets.Named(member, Names.Of(value), constant.Value);
                break;
            case INegatedPatternOperation negated:
                Pattern(member, value, negated.Pattern, depth + 1);
                break;
            case IBinaryPatternOperation binary:
                Pattern(member, value, binary.LeftPattern, depth + 1);
                Pattern(member, value, binary.RightPattern, depth + 1);
                break;
            case IListPatternOperation list:
                foreach (IPatternOperation element in list.Patterns)
                    Pattern(member, value, element, depth + 1);
                break;
            case IRecursivePatternOperation recursive:
                foreach (IPropertySubpatternOperation sub in recursive.PropertySubpatterns)
                    Pattern(member, sub.Member, sub.Pattern, depth + 1);
                break;
        }
    }
}
