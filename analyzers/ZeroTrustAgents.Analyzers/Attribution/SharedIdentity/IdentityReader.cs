using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Reads from the expressions of one member which session a kernel or a function is of.</summary>
internal sealed class IdentityReader(AgentTypes types, OriginTypes carriers, AgentObjects agents, LocalWrites writes)
{
    private const int Deepest = 32;

    /// <summary>A local in a value counts for this much of the depth.</summary>
    private const int Local = 4;

    /// <summary>Whether a value can carry an identity: sessions, and what can be made of them.</summary>
    public bool Carries(IOperation value) => !IsNothing(value) && Can(value);

    private bool Can(IOperation value) => IsSession(value.Type) || carriers.Carries(value.Type) || value is IConversionOperation { Operand: { } operand } && Can(operand);

    private static bool IsNothing(IOperation value) => Constants.Unwrap(value) is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };

    /// <summary>As whom an agent runs that is made here: by the first of what it is given that says so.</summary>
    public SessionIdentity? OfAgent(IOperation agent) => ReadParts(agent, 0);

    /// <summary>As whom a value runs.</summary>
    public SessionIdentity? Read(IOperation? value, int depth)
    {
        if (value is null || depth > Deepest)
            return null;
        value = Constants.Unwrap(value);
        switch (value)
        {
            case IAnonymousFunctionOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation:
                return null;

            // Another agent is judged where it is made.
            case { Type: { } type } when agents.IsAgent(type):
                return null;
            case ILocalReferenceOperation { Local: { } local } when Carries(value):
                return OfLocal(local, depth);
            case IParameterReferenceOperation { Parameter: { } parameter }:
                return IsSession(parameter.Type) && writes.Into(parameter) is null ? new SessionIdentity(parameter, null) : null;
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field: { IsConst: false } field } when Carries(value):
                return new SessionIdentity(field, null);
            case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property: { DeclaringSyntaxReferences.IsEmpty: false } property } when Carries(value):
                return new SessionIdentity(property, null);
            case IPropertyReferenceOperation when !Carries(value):
                return null;
            case IInvocationOperation call when Begins(call):
                return new SessionIdentity(null, Calls.Argument(call, "agentId")?.ConstantValue is { HasValue: true, Value: string id } ? id : null);
            case IInvocationOperation call when AgentTypes.Is(call.TargetMethod.ContainingType, types.SessionExtensions):
                return Calls.Argument(call, "session") is { } session ? Read(session, depth + 1) ?? new SessionIdentity(null, null) : null;
            case IInvocationOperation call when !Carries(value) && !IsTask(call.Type):
                return null;
            default:
                return ReadParts(value, depth);
        }
    }

    private SessionIdentity? ReadParts(IOperation value, int depth)
    {
        foreach (IOperation part in value.ChildOperations)
        {
            if (part is IObjectOrCollectionInitializerOperation && depth < Deepest)
            {
                // Of the type of the agent, and not another one.
                if (ReadParts(part, depth + 1) is { } set)
                    return set;
                continue;
            }

            IOperation? given = part switch
            {
                IArgumentOperation argument => argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value,
                ISimpleAssignmentOperation assignment => assignment.Value,
                _ => part,
            };
            if (Read(given, depth + 1) is { } found)
                return found;
        }

        return null;
    }

    private SessionIdentity? OfLocal(ILocalSymbol local, int depth)
    {
        if (writes.Into(local) is not { } values)
            return IsSession(local.Type) ? new SessionIdentity(local, null) : null;
        if (values.Count != 1)
            return null;
        SessionIdentity? made = Read(values[0], depth + Local);
        if (made is { Holder: not null })
            return made;
        return made is not null || IsSession(local.Type) ? new SessionIdentity(local, made?.AgentId) : null;
    }

    private bool Begins(IInvocationOperation call) =>
        call.TargetMethod.Name is "BeginSessionAsync" or "BeginAutonomousSessionAsync" or "BeginChildAsync"
        && (AgentTypes.Is(call.TargetMethod.ContainingType, types.AgentHost) || AgentTypes.Is(call.TargetMethod.ContainingType, types.AgentSession));

    private bool IsSession(ITypeSymbol? type) => AgentTypes.Is(type, types.AgentSession);

    private bool IsTask(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" or "ConfiguredCancelableAsyncEnumerable", TypeArguments: { Length: 1 } results }
        && (IsSession(results[0]) || carriers.Carries(results[0]));
}
