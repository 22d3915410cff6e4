using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Reads from an expression where its value comes from.</summary>
internal sealed class OriginReader(AgentTypes types, OriginTypes carriers)
{
    private const int DeepestExpression = 64;

    private readonly OriginCalls _calls = new(types);

    public OriginValue Read(IOperation? operation)
    {
        var value = new OriginValue();
        Read(operation, value, 0);
        return value;
    }

    public void Read(IOperation? operation, OriginValue into) => Read(operation, into, 0);

    private void Read(IOperation? operation, OriginValue into, int depth)
    {
        if (operation is null || IsNothing(operation))
            return;
        if (depth > DeepestExpression)
        {
            into.Add(Origins.Unknown);
            return;
        }

        depth++;
        switch (operation)
        {
            case IConditionalOperation conditional:
                Read(conditional.WhenTrue, into, depth);
                Read(conditional.WhenFalse, into, depth);
                break;
            case ISwitchExpressionOperation choice:
                foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                    Read(arm.Value, into, depth);
                break;
            case IConditionalAccessOperation access:
                Read(access.WhenNotNull, into, depth);
                break;
            case IConditionalAccessInstanceOperation instance:
                Read(Accessed(instance), into, depth);
                break;
            case IAssignmentOperation assignment:
                Read(assignment.Value, into, depth);
                break;
            case ILocalReferenceOperation local:
                into.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                into.Add(parameter.Parameter);
                break;
            case IMemberReferenceOperation member:
                ReadMember(member, into, depth);
                break;
            case IArrayElementReferenceOperation element:
                Read(element.ArrayReference, into, depth);
                break;
            case IObjectCreationOperation creation:
                ReadCreation(creation, into, depth);
                break;
            case IInvocationOperation invocation:
                ReadCall(invocation, into, depth);
                break;
            case IAnonymousFunctionOperation function:
                ReadReturns(function.Body, into, depth);
                break;
            case IIsTypeOperation or ITypeOfOperation or INameOfOperation:
                break;
            default:
                ReadParts(operation, into, depth);
                break;
        }
    }

    private static bool IsNothing(IOperation operation) => operation is IDefaultValueOperation || operation.ConstantValue is { HasValue: true, Value: null };

    /// <summary>What stands before the <c>?.</c> of a conditional access.</summary>
    private static IOperation? Accessed(IConditionalAccessInstanceOperation instance)
    {
        IOperation at = instance;
        while (at.Parent is { } parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == at)
                return access.Operation;
            at = parent;
        }

        return null;
    }

    private void ReadMember(IMemberReferenceOperation member, OriginValue into, int depth)
    {
        if (!member.Member.DeclaringSyntaxReferences.IsEmpty)
            into.Add(member.Member.OriginalDefinition);
        else if (carriers.Carries(member.Instance?.Type))
            Read(member.Instance, into, depth);
        else if (member.Instance?.Type?.Name.EndsWith("Context", StringComparison.Ordinal) == true)
            into.Add(Origins.Guarded); // What a filter or an invoker is handed: whoever started this call was judged there.
        else
            into.Add(Origins.Unknown);
    }

    private void ReadCreation(IObjectCreationOperation creation, OriginValue into, int depth)
    {
        if (AgentTypes.IsA(creation.Type, types.Kernel))
        {
            into.Add(Origins.Unguarded);
            return;
        }

        bool found = ReadArguments(creation.Arguments, into, depth);
        foreach (IOperation initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
            ReadInitializer(initializer, into, depth);

        // A function of one's own class: nothing in it came from a session.
        if (!found && (AgentTypes.IsA(creation.Type, types.AITool) || AgentTypes.IsA(creation.Type, types.KernelPlugin)))
            into.Add(Origins.Unguarded);
    }

    private void ReadInitializer(IOperation initializer, OriginValue into, int depth)
    {
        switch (initializer)
        {
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment:
                if (ToolChoice.IsSetBy(assignment, property))
                    into.Add(Origins.ToolChoice);
                else if (carriers.Carries(property.Type))
                    Read(assignment.Value, into, depth);
                break;
            case IInvocationOperation add:
                ReadArguments(add.Arguments, into, depth);
                break;
        }
    }

    private void ReadCall(IInvocationOperation call, OriginValue into, int depth)
    {
        IMethodSymbol method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (_calls.Known(method) is { } known)
            into.Add(known);
        else if (OriginCalls.IsServiceLookup(call.TargetMethod) && carriers.Carries(call.TargetMethod.TypeArguments[0]))
            into.Add(call.TargetMethod.TypeArguments[0]);
        else if (!method.DeclaringSyntaxReferences.IsEmpty)
            into.Add(method);
        else if (!ReadInputs(call, skipFirst: _calls.MakesOfFunctions(method), into, depth))
            into.Add(Origins.Unknown);
    }

    /// <summary>What came in comes out: the receiver and what was given, of a method whose body is out of sight.</summary>
    private bool ReadInputs(IInvocationOperation call, bool skipFirst, OriginValue into, int depth)
    {
        bool found = false;
        if (call.Instance is { } instance && carriers.Carries(instance.Type))
        {
            found = true;
            Read(instance, into, depth);
        }

        return ReadArguments(skipFirst ? call.Arguments.RemoveAt(0) : call.Arguments, into, depth) || found;
    }

    private bool ReadArguments(ImmutableArray<IArgumentOperation> arguments, OriginValue into, int depth)
    {
        bool found = false;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter?.RefKind == RefKind.Out || !carriers.Carries(Unconverted(argument.Value).Type ?? argument.Value.Type))
                continue;
            found = true;
            Read(argument.Value, into, depth);
        }

        return found;
    }

    /// <summary>An expression without the conversion around it, which can hide what it carries.</summary>
    public static IOperation Unconverted(IOperation value) => value is IConversionOperation { Operand: { Type: not null } operand } ? operand : value;

    /// <summary>What a lambda returns; what nested functions return is theirs.</summary>
    private void ReadReturns(IOperation body, OriginValue into, int depth)
    {
        foreach (IOperation part in body.ChildOperations)
        {
            if (part is IReturnOperation { ReturnedValue: { } value })
                Read(value, into, depth);
            else if (part is not (IAnonymousFunctionOperation or ILocalFunctionOperation) && depth < DeepestExpression)
                ReadReturns(part, into, depth + 1);
        }
    }

    /// <summary>Everything else is made of its parts: conversions, <c>await</c>, arrays, collection expressions, tuples.</summary>
    private void ReadParts(IOperation operation, OriginValue into, int depth)
    {
        bool any = false;
        foreach (IOperation part in operation.ChildOperations)
        {
            any = true;
            Read(part, into, depth);
        }

        if (!any && operation is not (IArrayInitializerOperation or ILiteralOperation))
            into.Add(Origins.Unknown);
    }
}
