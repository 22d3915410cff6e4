using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Finds what runs, hands over or adds functions.</summary>
internal sealed class OriginSinks(AgentTypes types, OriginTypes carriers, OriginReader reader)
{
    /// <summary>Namespaces whose types run the tools that they are given.</summary>
    private static readonly string[] Runners = ["Microsoft.Agents.AI", "Microsoft.SemanticKernel.Agents", "ModelContextProtocol"];

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _runners = new(SymbolEqualityComparer.Default);

    /// <summary>The kinds of operations that can be one. Asked first: asking an operation for one interface after another takes longer than all the rest.</summary>
    public static bool MayBe(OperationKind kind) => kind is OperationKind.Invocation or OperationKind.ObjectCreation or OperationKind.SimpleAssignment or OperationKind.Conversion;

    public OriginSink? Find(IOperation operation) => operation switch
    {
        IInvocationOperation call => OfCall(call),
        IObjectCreationOperation creation when creation.Constructor is { } constructor && IsRunner(constructor.ContainingType) => HandOver(creation, constructor.ContainingType.Name, creation.Arguments),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment when IsRunner(property.Property.ContainingType) && carriers.Carries(property.Type) => HandOver(assignment, property.Property, assignment.Value),
        IConversionOperation conversion => OfConversion(conversion),
        _ => null,
    };

    /// <summary>Whether calls of a method can be anything of the kind, judged by the method as it is declared.</summary>
    public bool MayBe(IMethodSymbol method) =>
        method.Name.StartsWith("Invoke", StringComparison.Ordinal) || method.Name is "Add" or "AddRange" or "Insert" || IsChat(method)
        || AgentTypes.Is(method.ContainingType, types.KernelExtensions) || IsRunner(method.ContainingType);

    private OriginSink? OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        INamedTypeSymbol type = method.ContainingType;
        if (type is null)
            return null;
        if (IsInvocation(method))
            return new OriginSink(UnattributedCall.Descriptor, Place(call), Name(method), Inputs(call));
        if (IsAddition(call, method))
            return new OriginSink(UnguardedPlugin.Descriptor, Place(call), Name(method), Plugins(call));
        if (IsChat(method) && Argument(call, types.Kernel) is { } kernel && Argument(call, types.PromptExecutionSettings) is { } settings)
            return new OriginSink(UnattributedCall.Descriptor, Place(call), Name(method), reader.Read(kernel), reader.Read(settings));
        if (IsRunner(type))
            return HandOver(call, Name(method), call.Arguments);

        // Tools.Add(…) of something that runs them, written out or in an initializer.
        return call.Instance is IPropertyReferenceOperation { Property: { } list } && IsRunner(list.ContainingType) && method.Name is "Add" or "Insert" or "AddRange"
            ? HandOver(call, $"{((IPropertyReferenceOperation)call.Instance!).Property.ContainingType.Name}.{((IPropertyReferenceOperation)call.Instance!).Property.Name}", call.Arguments)
            : null;
    }

    private bool IsInvocation(IMethodSymbol method)
    {
        if (!method.Name.StartsWith("Invoke", StringComparison.Ordinal))
            return false;
        INamedTypeSymbol type = method.ContainingType;
        return AgentTypes.Is(type, types.Kernel) || AgentTypes.Is(type, types.KernelExtensions) || AgentTypes.Is(type, types.KernelFunctionCall)
            || AgentTypes.IsA(type, types.KernelFunction) || AgentTypes.IsA(type, types.AIFunction);
    }

    private bool IsAddition(IInvocationOperation call, IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (AgentTypes.Is(type, types.KernelExtensions))
        {
            return !method.Name.Contains("FromPrompt")
                && (method.Name.StartsWith("ImportPlugin", StringComparison.Ordinal) || method.Name.StartsWith("AddFrom", StringComparison.Ordinal) || method.Name == "Add");
        }

        return method.Name is "Add" or "AddRange"
            && (AgentTypes.Is(type, types.KernelPluginCollection) || AgentTypes.Is(call.Instance?.Type, types.KernelPluginCollection));
    }

    private static bool IsChat(IMethodSymbol method) => method.Name is
        "GetChatMessageContentAsync" or "GetChatMessageContentsAsync" or "GetStreamingChatMessageContentsAsync";

    private bool IsRunner(INamedTypeSymbol? type)
    {
        if (type is null)
            return false;
        if (!_runners.TryGetValue(type, out bool runs))
            _runners.TryAdd(type, runs = Runs(type));
        return runs;
    }

    private bool Runs(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.IsEmpty
        && (AgentTypes.Is(type, types.ChatOptions) || AgentTypes.Is(type, types.FunctionInvokingChatClient)
            || Array.Exists(Runners, runner => DottedName.IsUnder(type, runner)));

    private OriginSink? OfConversion(IConversionOperation conversion)
    {
        if (types.KernelFunction is null || conversion.Operand.Type is not { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } from || !AgentTypes.IsA(from, types.KernelFunction))
            return null;
        bool converts = AgentTypes.IsA(conversion.Type, types.AITool) && !AgentTypes.IsA(conversion.Type, types.KernelFunction);
        return converts && !IsAsked(conversion) && !IsTaken(conversion) ? new OriginSink(UnguardedHandOver.Descriptor, conversion.Operand.Syntax.GetLocation(), conversion.Type!.Name, reader.Read(conversion.Operand)) : null;
    }

    /// <summary>Whether a function is converted only to be asked for what it has of the other type: <c>((AIFunction)function).JsonSchema</c>.</summary>
    private static bool IsAsked(IConversionOperation conversion) => conversion.Parent switch
    {
        IPropertyReferenceOperation property => ReferenceEquals(property.Instance, conversion),
        IInvocationOperation call => ReferenceEquals(call.Instance, conversion),
        _ => false,
    };

    /// <summary>Whether the converted function goes to something that is judged itself: one report is enough.</summary>
    private bool IsTaken(IOperation conversion)
    {
        for (IOperation? at = conversion.Parent; at is not null; at = at.Parent)
        {
            if (at is not IConversionOperation && Find(at) is not null)
                return true;
            if (at is IExpressionStatementOperation or IReturnOperation or IVariableDeclarationGroupOperation or IBlockOperation)
                return false;
        }

        return false;
    }

    private OriginSink? HandOver(IOperation at, ISymbol property, IOperation value) =>
        new(UnguardedHandOver.Descriptor, at is ISimpleAssignmentOperation ? value.Syntax.GetLocation() : at.Syntax.GetLocation(), $"{property.ContainingType.Name}.{property.Name}", reader.Read(value));

    private OriginSink? HandOver(IOperation at, string name, ImmutableArray<IArgumentOperation> arguments)
    {
        var value = new OriginValue();
        bool any = false;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || !carriers.Carries(argument.Parameter?.Type) || argument.Parameter!.Ordinal == 0 && at is IInvocationOperation { TargetMethod.IsExtensionMethod: true })
                continue;
            any = true;
            reader.Read(argument.Value, value);
        }

        return any ? new OriginSink(UnguardedHandOver.Descriptor, Place(at), name, value) : null;
    }

    /// <summary>Every kernel and function that a call runs with: the one it is called on, and those it is given.</summary>
    private OriginValue Inputs(IInvocationOperation call)
    {
        var value = new OriginValue();
        if (call.Instance is { } instance && carriers.Carries(instance.Type))
            reader.Read(instance, value);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && carriers.Carries(argument.Parameter?.Type))
                reader.Read(argument.Value, value);
        }

        return value;
    }

    /// <summary>What is added; where it is made by the call itself, nothing guards it.</summary>
    private OriginValue Plugins(IInvocationOperation call)
    {
        var value = new OriginValue();
        bool any = false;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            bool receiver = call.Instance is null && argument.Parameter?.Ordinal == 0;
            if (receiver || argument.ArgumentKind == ArgumentKind.DefaultValue || !carriers.Carries(argument.Parameter?.Type))
                continue;
            any = true;
            reader.Read(argument.Value, value);
        }

        if (!any)
            value.Add(Origins.Unguarded);
        return value;
    }

    private static IOperation? Argument(IInvocationOperation call, INamedTypeSymbol? type)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && AgentTypes.Is(argument.Parameter?.Type, type))
                return argument.Value;
        }

        return null;
    }

    private static Location Place(IOperation operation) => operation.Syntax.GetLocation();

    private static string Name(IMethodSymbol method) => $"{method.ContainingType.Name}.{method.Name}";
}
