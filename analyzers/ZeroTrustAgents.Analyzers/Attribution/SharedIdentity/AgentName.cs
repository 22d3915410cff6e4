using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What an agent is called.</summary>
internal static class AgentName
{
    /// <summary>Its constant name: an argument, a property, or a property of the options given to it.</summary>
    public static string? Of(IOperation made)
    {
        IObjectOrCollectionInitializerOperation? initializer = (made as IObjectCreationOperation)?.Initializer;
        ImmutableArray<IArgumentOperation> arguments = made switch
        {
            IObjectCreationOperation creation => creation.Arguments,
            IInvocationOperation call => call.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        if (OfProperties(initializer) is { } own)
            return own;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Name == "name" && Constants.Text(argument.Value) is { Length: > 0 } name)
                return name;
            if (Constants.Unwrap(argument.Value) is IObjectCreationOperation options && OfProperties(options.Initializer) is { } configured)
                return configured;
        }

        return null;
    }

    /// <summary>The variable or member that it is put into.</summary>
    public static string? OfHolder(IOperation made)
    {
        IOperation? user = made.Parent;
        while (user is IConversionOperation or IParenthesizedOperation or IAwaitOperation)
            user = user.Parent;
        return user switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.Name,
            ISimpleAssignmentOperation assignment => Names.Of(assignment.Target),
            _ => null,
        };
    }

    private static string? OfProperties(IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
            return null;
        foreach (IOperation member in initializer.Initializers)
        {
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Name" } } assignment && Constants.Text(assignment.Value) is { Length: > 0 } name)
                return name;
        }

        return null;
    }
}
