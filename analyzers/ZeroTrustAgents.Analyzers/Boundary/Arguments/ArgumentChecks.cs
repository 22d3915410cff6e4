using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Which conditions say something about what a text is. That it is there, or how long, does not count.</summary>
internal sealed class ArgumentChecks(ArgumentReader reader)
{
    private const Danger AllButSql = Danger.All & ~Danger.Sql;
    private const Danger AllButSqlAndHost = AllButSql & ~Danger.Host;
    private const int Deepest = 64;

    /// <summary>The arguments that a condition checks, and what for.</summary>
    public Checked Of(IOperation condition) => Of(condition, 0);

    private Checked Of(IOperation condition, int depth)
    {
        if (depth == Deepest)
            return default;
        switch (condition)
        {
            case IConversionOperation conversion:
                return Of(conversion.Operand, depth + 1);
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand, depth + 1);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } unary:
                return Of(unary.Operand, depth + 1).Negated;
            case IAwaitOperation await:
                return Of(await.Operation, depth + 1);
            case ILocalReferenceOperation or IFlowCaptureReferenceOperation when IsFlag(condition.Type):
                return new Checked(reader.Read(condition, raw: true).All);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.ExclusiveOr } both:
                return Of(both.LeftOperand, depth + 1) | Of(both.RightOperand, depth + 1);
            case IBinaryOperation comparison:
                return OfComparison(comparison, depth) | new Checked(Verdict(comparison.LeftOperand));
            case IPropertyReferenceOperation { Instance: { } result }:
                return new Checked(Verdict(result));
            case IIsPatternOperation pattern when Verdict(pattern.Value) is { IsNone: false } verdict:
                return new Checked(verdict);
            case IIsPatternOperation pattern:
                return OfPattern(pattern, depth);
            case IInvocationOperation { TargetMethod: { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String or SpecialType.System_Object } } call:
                return new Checked(default, OfCall(call));
            case IInvocationOperation call:
                return new Checked(OfCall(call));
            case IInvalidOperation unresolved:
                return new Checked(Anything(unresolved));
            default:
                return default;
        }
    }

    /// <summary>What a condition is about that does not compile: it may be a check.</summary>
    private Taint Anything(IInvalidOperation unresolved)
    {
        Taint told = default;
        foreach (IOperation part in unresolved.ChildOperations)
            told |= Whole(part);
        return told;
    }

    /// <summary>What a result was made from, where a method made it that is called like a check: <c>if (Validate(path) is { } error)</c>.</summary>
    public Taint Verdict(IOperation result)
    {
        result = Constants.Unwrap(result);
        if (result is IAwaitOperation await)
            result = Constants.Unwrap(await.Operation);
        return reader.Resolve(result) switch
        {
            IInvocationOperation call when CheckNames.SaysCheck(call.TargetMethod) => Given(call),
            ILocalReferenceOperation local => reader.State[new MemberKey(local.Local, local.Local)].All,
            IPropertyReferenceOperation { Instance: ILocalReferenceOperation local } => reader.State[new MemberKey(local.Local, local.Local)].All,
            IAwaitOperation { Operation: IInvocationOperation call } when CheckNames.SaysCheck(call.TargetMethod) => Given(call),
            _ => default,
        };
    }

    private static bool IsFlag(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_Boolean } or INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    private Checked OfPattern(IIsPatternOperation pattern, int depth)
    {
        (bool holds, bool fails) = PatternTells.Of(pattern.Pattern);
        if (!holds && !fails)
            return IsFlag(pattern.Value.Type) ? new Checked(Of(pattern.Value, depth + 1).All) : default;
        Taint told = Whole(pattern.Value);
        return new Checked(default, holds ? told : default, fails ? told : default);
    }

    private Checked OfComparison(IBinaryOperation comparison, int depth)
    {
        IOperation left = Constants.Unwrap(comparison.LeftOperand);
        IOperation right = Constants.Unwrap(comparison.RightOperand);
        if (IsSearch(left))
            return new Checked(OfCall((IInvocationOperation)left));
        if (comparison.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
            return default;
        if (right.ConstantValue is { HasValue: true, Value: bool })
            return new Checked(Of(left, depth + 1).All);
        if (left.ConstantValue is { HasValue: true, Value: bool })
            return new Checked(Of(right, depth + 1).All);
        if (IsNothing(left) || IsNothing(right))
            return default;
        Taint first = Whole(left);
        Taint second = Whole(right);

        // Two texts of the model that are equal can still be anything.
        var equal = new Checked(default, first.IsNone ? second : second.IsNone ? first : default);
        return comparison.OperatorKind == BinaryOperatorKind.Equals ? equal : equal.Negated;
    }

    /// <summary><c>name.IndexOf("..") &gt;= 0</c>.</summary>
    private static bool IsSearch(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String or SpecialType.System_Array, Name: var name } }
        && (name.StartsWith("IndexOf", StringComparison.Ordinal) || name.StartsWith("Compare", StringComparison.Ordinal));

    private static bool IsNothing(IOperation value) => value.ConstantValue is { HasValue: true, Value: null or "" }
        || value is IDefaultValueOperation or IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } };

    /// <summary>A value that is compared as it is. That a URL begins with https tells nothing of its host.</summary>
    private Taint Whole(IOperation value)
    {
        value = Constants.Unwrap(value);
        return value is IPropertyReferenceOperation { Property: { Name: "Scheme", ContainingType.Name: "Uri" } } ? default : reader.Read(value).All;
    }

    private Taint OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return CheckNames.Asks(method) ? Given(call, lookedUp: true) : default;
        if (!DottedName.IsIn(method.ContainingType, "System") && !DottedName.IsIn(method.ContainingType, "Microsoft"))
            return CheckNames.Asks(method) ? Given(call) : default;
        switch (method.Name)
        {
            case "Contains" or "IndexOf" or "IndexOfAny" or "ContainsAny" or "IndexOfAnyExcept" when OnText(call):
                return reader.Read(call.Instance!).All.Only(IsHost(call.Instance!) ? AllButSql : AllButSqlAndHost);
            case "StartsWith" when call.Arguments.Length > 0:
                return OfStart(call);
            case "EndsWith" when call.Instance is { } instance:
                return IsHost(instance) ? reader.Read(instance).All.Only(Danger.Host) : default;
            case "TryParse" or "TryParseExact":
                return CarrierText.Is(method.ContainingType) && method.ContainingType.Name is not ("IPAddress" or "MailAddress" or "Enum" or "Version") ? default : Given(call);
            case "Contains" or "ContainsKey" or "TryGetValue" or "BinarySearch" or "IndexOf":
                return Given(call, lookedUp: true);
            case "IsMatch" or "Equals" or "SequenceEqual" or "IsBaseOf" or "IsSubsetOf" or "IsDefined" or "Compare" or "CompareOrdinal" or "CompareTo":
                return Given(call);
            case "Any" or "All" or "Exists" or "TrueForAll" or "Find" or "FindIndex":
                return OfQuantifier(call);
            default:
                return default;
        }
    }

    private static bool OnText(IInvocationOperation call) => call is { Instance: not null, TargetMethod.ContainingType.SpecialType: SpecialType.System_String };

    private static bool IsHost(IOperation value) => Constants.Unwrap(value) switch
    {
        IPropertyReferenceOperation { Property: { ContainingType.Name: "Uri" or "UriBuilder", Name: "Host" or "IdnHost" or "DnsSafeHost" or "Authority" } } => true,
        ILocalReferenceOperation { Local.Name: var name } => name.EndsWith("host", StringComparison.OrdinalIgnoreCase),
        IParameterReferenceOperation { Parameter.Name: var name } => name.EndsWith("host", StringComparison.OrdinalIgnoreCase),
        IInvocationOperation { Instance: { } instance } call when call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String => IsHost(instance),
        _ => false,
    };

    private Taint OfStart(IInvocationOperation call)
    {
        Taint told = Given(call).Only(AllButSql);
        return call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string start } && !HostText.Fixes(start) && (call.Instance is null || !IsHost(call.Instance))
            ? told.Only(AllButSqlAndHost)
            : told;
    }

    private Taint OfQuantifier(IInvocationOperation call)
    {
        Taint told = default;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            IOperation value = Constants.Unwrap(argument.Value);
            if (value is IDelegateCreationOperation creation)
                value = creation.Target;
            if (value is IFlowAnonymousFunctionOperation or IMethodReferenceOperation && Source(call) is { } source)
            {
                told |= OfCharacters(source, reader.Read(source).All);
                if (value is IFlowAnonymousFunctionOperation lambda)
                    told |= reader.Lambda(lambda, reader.Read(source)).Checked;
                else if (value is IMethodReferenceOperation { Method: { } method } && CheckNames.Asks(method) && !DottedName.IsIn(method.ContainingType, "System"))
                    told |= reader.Read(source).All;
            }
        }

        return told;
    }

    /// <summary>Whatever is asked of each character of a text, it says which there are.</summary>
    private static Taint OfCharacters(IOperation source, Taint taint) => IsCharacters(source) ? taint : default;

    public static bool IsCharacters(IOperation source) => Constants.Unwrap(source).Type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char } => true,
        INamedTypeSymbol { TypeArguments: { Length: 1 } types } => types[0].SpecialType == SpecialType.System_Char,
        _ => false,
    };

    /// <summary>The collection that a call of LINQ, or of a collection's own method, is about.</summary>
    public static IOperation? Source(IInvocationOperation call) => call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null);

    /// <summary>What is given to a call. Looking something up tells nothing of the collection in which it is looked up.</summary>
    private Taint Given(IInvocationOperation call, bool lookedUp = false)
    {
        IOperation? collection = lookedUp ? Source(call) : null;
        Taint told = call.Instance is { } instance && !lookedUp ? Whole(instance) : default;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind != RefKind.Out && !ReferenceEquals(argument.Value, collection))
                told |= Whole(argument.Value);
        }

        return told;
    }
}
