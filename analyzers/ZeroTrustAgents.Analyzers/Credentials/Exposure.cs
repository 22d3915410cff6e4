using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Where what is given to a member can be read by a model or by whoever reads logs. Matched by names, namespaces included.</summary>
internal static class Exposure
{
    internal const string Tool = "a tool's result";

    private const string Prompt = "a prompt", Message = "a chat message", Log = "a log", Thrown = "an exception's message";

    private static readonly Dictionary<string, (string Where, string[] Roots)> Members = new(StringComparer.Ordinal);

    static Exposure()
    {
        string[] models = ["Microsoft.SemanticKernel", "Microsoft.Extensions.AI", "Microsoft.Agents", "OpenAI", "Azure.AI", "Anthropic"];
        string[] logs = ["Microsoft.Extensions.Logging", "System.Diagnostics", "System.Console", "System.IO", "Serilog", "NLog", "log4net"];
        Add(Prompt, models, "InvokePromptAsync", "InvokePromptStreamingAsync", "CreateFunctionFromPrompt", "CreateFromPrompt", "PromptTemplateConfig", "ChatClientAgent", "Instructions", "ChatSystemPrompt", "Template",
            "SystemPrompt", "CompleteChat", "CompleteChatAsync", "CompleteChatStreamingAsync", "GetResponseAsync", "GetStreamingResponseAsync", "RunAsync", "RunStreamingAsync", "CreateAIAgent", "AsAIAgent");
        Add(Message, models, "AddUserMessage", "AddSystemMessage", "AddAssistantMessage", "AddDeveloperMessage", "AddMessage", "ChatMessageContent", "ChatMessage", "ChatHistory", "TextContent",
            "UserChatMessage", "SystemChatMessage", "AssistantChatMessage", "DeveloperChatMessage", "ToolChatMessage", "CreateUserMessage", "CreateSystemMessage", "CreateAssistantMessage");
        Add(Tool, models, "FunctionResultContent", "FunctionResult");
        Add(Log, logs, "Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical", "BeginScope", "Write", "WriteLine", "WriteAsync", "WriteLineAsync", "WriteIf", "WriteLineIf",
            "TraceInformation", "TraceWarning", "TraceError", "Fail", "Print", "Verbose", "Debug", "Information", "Warning", "Error", "Fatal", "Info", "Warn", "Trace", "InfoFormat", "DebugFormat", "WarnFormat", "ErrorFormat", "FatalFormat");
    }

    /// <summary>Where the arguments of a method or constructor, or the value of a property, end up.</summary>
    public static string? Of(string name, ISymbol member)
    {
        if (!Members.TryGetValue(name, out (string Where, string[] Roots) row))
            return null;
        foreach (string root in row.Roots)
        {
            if (DottedName.IsUnder(member.ContainingType ?? member, root))
                return row.Where;
        }

        return null;
    }

    /// <summary>Whether a constructor is that of an exception, whose message is logged and shown.</summary>
    public static string? OfException(INamedTypeSymbol type)
    {
        if (!type.Name.EndsWith("Exception", StringComparison.Ordinal))
            return null;
        for (INamedTypeSymbol? next = type; next is not null; next = next.BaseType)
        {
            if (next.Name == "Exception" && next.ContainingNamespace.Name == "System")
                return Thrown;
        }

        return null;
    }

    /// <summary>Whether a method is a tool that a model calls, or a logging method that a generator writes.</summary>
    public static string? OfAttributes(ISymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "KernelFunctionAttribute" or "McpServerToolAttribute" or "ToolAccessAttribute":
                    return Tool;
                case "LoggerMessageAttribute":
                    return Log;
            }
        }

        return null;
    }

    /// <summary>Whether a function given to a method becomes a tool.</summary>
    public static string? OfFactory(IMethodSymbol method) =>
        method.Name is "CreateFromMethod" or "CreateFunctionFromMethod" || (method.Name == "Create" && method.ContainingType.Name is "AIFunctionFactory" or "McpServerTool" or "KernelFunctionFactory") ? Tool : null;

    private static void Add(string where, string[] roots, params string[] names)
    {
        foreach (string name in names)
            Members.Add(name, (where, roots));
    }
}
