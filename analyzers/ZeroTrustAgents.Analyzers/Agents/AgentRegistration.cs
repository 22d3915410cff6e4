using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>One <c>AddAgent(id, configure)</c>: what can be read of it.</summary>
internal sealed class AgentRegistration
{
    private AgentRegistration(IInvocationOperation call, IOperation idValue)
    {
        Call = call;
        IdPlace = idValue.Syntax;
        Id = idValue.ConstantValue is { HasValue: true, Value: string id } ? id : null;
    }

    public IInvocationOperation Call { get; }

    /// <summary>The id; <see langword="null"/> when it is no constant.</summary>
    public string? Id { get; }

    public SyntaxNode IdPlace { get; }

    public bool HasOwner { get; private set; }

    /// <summary>The owner; <see langword="null"/> when it is no constant.</summary>
    public string? Owner { get; private set; }

    /// <summary>The calls of <c>Knows</c>.</summary>
    public List<IInvocationOperation> Facts { get; } = [];

    /// <summary>The calls of <c>Grant</c>.</summary>
    public List<IInvocationOperation> Grants { get; } = [];

    public bool HasPurpose { get; private set; }

    /// <summary>Whether all that is said about the agent was seen: the builder went nowhere else.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Reads a call, if it is one.</summary>
    public static AgentRegistration? Of(IInvocationOperation call, AgentTypes types)
    {
        if (!Calls.Is(call, types.AgentsBuilder, "AddAgent") || Calls.Argument(call, "id") is not { } id)
            return null;
        var registration = new AgentRegistration(call, id);
        if (Calls.Argument(call, "configure") is { } configure && FunctionBody.Of(configure, out IMethodSymbol? function) is { } body && function is { Parameters.Length: 1 })
        {
            registration.IsComplete = true;
            registration.Read(body, types);
        }

        return registration;
    }

    private void Read(IBlockOperation body, AgentTypes types)
    {
        foreach (IOperation operation in body.Descendants())
        {
            if (operation is IInvocationOperation call && AgentTypes.Is(call.TargetMethod.ContainingType, types.AgentBuilder))
            {
                HasPurpose |= call.TargetMethod.Name == "WithPurpose";
                if (call.TargetMethod.Name == "Grant")
                    Grants.Add(call);
                if (call.TargetMethod.Name == "Knows")
                    Facts.Add(call);
                if (call.TargetMethod.Name == "OwnedBy")
                {
                    HasOwner = true;
                    Owner = Calls.Argument(call, "mailAddress") is { } owner ? Constants.Text(owner) : null;
                }
            }

            if (operation is not IConversionOperation && AgentTypes.Is(operation.Type, types.AgentBuilder) && !StaysHere(operation))
                IsComplete = false;
            IsComplete &= operation is not (IInvalidOperation or IDynamicInvocationOperation);
        }
    }

    /// <summary>Whether a builder is only called upon, or is what the lambda evaluates to.</summary>
    private static bool StaysHere(IOperation builder)
    {
        IOperation? user = builder.Parent;
        while (user is IConversionOperation or IParenthesizedOperation)
            user = user.Parent;
        return user is IInvocationOperation or IExpressionStatementOperation or IReturnOperation && builder.Syntax is not ArgumentSyntax;
    }
}
