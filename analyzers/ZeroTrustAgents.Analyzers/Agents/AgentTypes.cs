using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The types of one compilation that the rules about agents look for; those that are not referenced are <see langword="null"/>.</summary>
internal sealed class AgentTypes
{
    private static readonly ConditionalWeakTable<Compilation, AgentTypes> Cache = new();

    private AgentTypes(Compilation compilation)
    {
        Kernel = compilation.GetTypeByMetadataName(KnownTypes.Kernel);
        KernelExtensions = compilation.GetTypeByMetadataName(KnownTypes.KernelExtensions);
        KernelBuilder = compilation.GetTypeByMetadataName(KnownTypes.KernelBuilder);
        KernelBuilderPlugins = compilation.GetTypeByMetadataName(KnownTypes.KernelBuilderPlugins);
        KernelServices = compilation.GetTypeByMetadataName(KnownTypes.KernelServices);
        KernelFunction = compilation.GetTypeByMetadataName(KnownTypes.KernelFunction);
        KernelFunctionAttribute = compilation.GetTypeByMetadataName(KnownTypes.KernelFunctionAttribute);
        KernelFunctionFactory = compilation.GetTypeByMetadataName(KnownTypes.KernelFunctionFactory);
        KernelFunctionCall = compilation.GetTypeByMetadataName(KnownTypes.KernelFunctionCall);
        KernelPlugin = compilation.GetTypeByMetadataName(KnownTypes.KernelPlugin);
        KernelPluginCollection = compilation.GetTypeByMetadataName(KnownTypes.KernelPluginCollection);
        ReadOnlyKernelPluginCollection = compilation.GetTypeByMetadataName(KnownTypes.ReadOnlyKernelPluginCollection);
        KernelPluginFactory = compilation.GetTypeByMetadataName(KnownTypes.KernelPluginFactory);
        FunctionChoiceBehavior = compilation.GetTypeByMetadataName(KnownTypes.FunctionChoiceBehavior);
        PromptExecutionSettings = compilation.GetTypeByMetadataName(KnownTypes.PromptExecutionSettings);
        FunctionFilter = compilation.GetTypeByMetadataName(KnownTypes.FunctionFilter);
        AutoFunctionFilter = compilation.GetTypeByMetadataName(KnownTypes.AutoFunctionFilter);
        PromptFilter = compilation.GetTypeByMetadataName(KnownTypes.PromptFilter);
        AITool = compilation.GetTypeByMetadataName(KnownTypes.AITool);
        AIFunction = compilation.GetTypeByMetadataName(KnownTypes.AIFunction);
        AIFunctionFactory = compilation.GetTypeByMetadataName(KnownTypes.AIFunctionFactory);
        ChatOptions = compilation.GetTypeByMetadataName(KnownTypes.ChatOptions);
        FunctionInvokingChatClient = compilation.GetTypeByMetadataName(KnownTypes.FunctionInvokingChatClient);
        McpServerTool = compilation.GetTypeByMetadataName(KnownTypes.McpServerTool);
        McpServerToolAttribute = compilation.GetTypeByMetadataName(KnownTypes.McpServerToolAttribute);
        ToolAccessAttribute = compilation.GetTypeByMetadataName(KnownTypes.ToolAccessAttribute);
        AgentHost = compilation.GetTypeByMetadataName(KnownTypes.AgentHost);
        AgentSession = compilation.GetTypeByMetadataName(KnownTypes.AgentSession);
        SessionExtensions = compilation.GetTypeByMetadataName(KnownTypes.SessionExtensions);
        SemanticKernelBuilder = compilation.GetTypeByMetadataName(KnownTypes.SemanticKernelBuilder);
        AgentsBuilder = compilation.GetTypeByMetadataName(KnownTypes.AgentsBuilder);
        AgentsServices = compilation.GetTypeByMetadataName(KnownTypes.AgentsServices);
        AgentBuilder = compilation.GetTypeByMetadataName(KnownTypes.AgentBuilder);
        GrantBuilder = compilation.GetTypeByMetadataName(KnownTypes.GrantBuilder);
        ArgumentBuilder = compilation.GetTypeByMetadataName(KnownTypes.ArgumentBuilder);
        ToolClasses = new ToolClasses(this);
    }

    /// <summary>The classes with tools, found out once for all rules.</summary>
    public ToolClasses ToolClasses { get; }

    public INamedTypeSymbol? Kernel { get; }

    public INamedTypeSymbol? KernelExtensions { get; }

    public INamedTypeSymbol? KernelBuilder { get; }

    public INamedTypeSymbol? KernelBuilderPlugins { get; }

    public INamedTypeSymbol? KernelServices { get; }

    public INamedTypeSymbol? KernelFunction { get; }

    public INamedTypeSymbol? KernelFunctionAttribute { get; }

    public INamedTypeSymbol? KernelFunctionFactory { get; }

    public INamedTypeSymbol? KernelFunctionCall { get; }

    public INamedTypeSymbol? KernelPlugin { get; }

    public INamedTypeSymbol? KernelPluginCollection { get; }

    public INamedTypeSymbol? ReadOnlyKernelPluginCollection { get; }

    public INamedTypeSymbol? KernelPluginFactory { get; }

    public INamedTypeSymbol? FunctionChoiceBehavior { get; }

    public INamedTypeSymbol? PromptExecutionSettings { get; }

    public INamedTypeSymbol? FunctionFilter { get; }

    public INamedTypeSymbol? AutoFunctionFilter { get; }

    public INamedTypeSymbol? PromptFilter { get; }

    public INamedTypeSymbol? AITool { get; }

    public INamedTypeSymbol? AIFunction { get; }

    public INamedTypeSymbol? AIFunctionFactory { get; }

    public INamedTypeSymbol? ChatOptions { get; }

    public INamedTypeSymbol? FunctionInvokingChatClient { get; }

    public INamedTypeSymbol? McpServerTool { get; }

    public INamedTypeSymbol? McpServerToolAttribute { get; }

    public INamedTypeSymbol? ToolAccessAttribute { get; }

    public INamedTypeSymbol? AgentHost { get; }

    public INamedTypeSymbol? AgentSession { get; }

    public INamedTypeSymbol? SessionExtensions { get; }

    public INamedTypeSymbol? SemanticKernelBuilder { get; }

    public INamedTypeSymbol? AgentsBuilder { get; }

    public INamedTypeSymbol? AgentsServices { get; }

    public INamedTypeSymbol? AgentBuilder { get; }

    public INamedTypeSymbol? GrantBuilder { get; }

    public INamedTypeSymbol? ArgumentBuilder { get; }

    /// <summary>The types of a compilation, or nothing when it references none of Semantic Kernel, Microsoft.Extensions.AI, MCP and this SDK.</summary>
    public static AgentTypes? Of(Compilation compilation)
    {
        AgentTypes types = Cache.GetValue(compilation, static c => new AgentTypes(c));
        return (types.Kernel ?? types.AITool ?? types.McpServerTool ?? types.ToolAccessAttribute) is null ? null : types;
    }

    /// <summary>Whether two types are one, type arguments aside. Asked of nearly everything, so by name first.</summary>
    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) =>
        known is not null && type is not null && string.Equals(type.Name, known.Name, StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, known);

    /// <summary>Whether a type is another, or derives from it, or implements it.</summary>
    public static bool IsA(ITypeSymbol? type, INamedTypeSymbol? known)
    {
        if (known is null || type is null)
            return false;
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (Is(at, known))
                return true;
        }

        if (known.TypeKind != TypeKind.Interface)
            return false;
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (Is(implemented, known))
                return true;
        }

        return false;
    }

    /// <summary>Whether a method is a tool by any of the attributes that make one.</summary>
    public bool IsTool(IMethodSymbol method) => Has(method, KernelFunctionAttribute) || Has(method, ToolAccessAttribute) || Has(method, McpServerToolAttribute);

    /// <summary>Whether a method, or one that it overrides, has an attribute of this type.</summary>
    public static bool Has(IMethodSymbol method, INamedTypeSymbol? attribute)
    {
        if (attribute is null)
            return false;
        for (IMethodSymbol? at = method; at is not null; at = at.OverriddenMethod)
        {
            foreach (AttributeData data in at.GetAttributes())
            {
                if (IsA(data.AttributeClass, attribute))
                    return true;
            }
        }

        return false;
    }
}
