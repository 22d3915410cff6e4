using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What makes agents of the agent libraries.</summary>
internal sealed class AgentObjects
{
    /// <summary>The base class of Semantic Kernel's own agents, which are in a package that not every project has.</summary>
    private const string KernelAgent = "Microsoft.SemanticKernel.Agents.Agent";

    private readonly INamedTypeSymbol? _agent;
    private readonly INamedTypeSymbol? _kernelAgent;

    private AgentObjects(INamedTypeSymbol? agent, INamedTypeSymbol? kernelAgent) => (_agent, _kernelAgent) = (agent, kernelAgent);

    /// <summary>Nothing, where neither library is referenced.</summary>
    public static AgentObjects? Of(Compilation compilation)
    {
        INamedTypeSymbol? agent = compilation.GetTypeByMetadataName(KnownTypes.AIAgent), kernelAgent = compilation.GetTypeByMetadataName(KernelAgent);
        return (agent ?? kernelAgent) is null ? null : new AgentObjects(agent, kernelAgent);
    }

    public bool IsAgent(ITypeSymbol? type) => AgentTypes.IsA(type, _agent) || AgentTypes.IsA(type, _kernelAgent);

    /// <summary>Whether an operation makes an agent. Names first: nearly nothing does.</summary>
    public bool Makes(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Type: INamedTypeSymbol { SpecialType: SpecialType.None } type } => IsAgent(type),
        IInvocationOperation { TargetMethod: { Name: "AsAIAgent" or "BuildAIAgent" or "CreateAIAgent" or "CreateAIAgentAsync" } method } => IsAgent(Result(method.ReturnType)),
        _ => false,
    };

    private static ITypeSymbol Result(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } results } ? results[0] : type;
}
