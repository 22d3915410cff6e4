using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.SemanticKernel.Tests.Routes;

/// <summary>The auto-invocation loops of the real OpenAI connector, over HTTP as it writes and reads it.</summary>
internal static class OpenAIRoutes
{
    public static IEnumerable<IGuardRoute> All { get; } =
    [
        Loop("OpenAI connector, ToolCallBehavior", static () => new OpenAIPromptExecutionSettings { ToolCallBehavior = ToolCallBehavior.AutoInvokeKernelFunctions }),
        Loop("OpenAI connector, FunctionChoiceBehavior", static () => new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() }),
        Loop("OpenAI connector, FunctionChoiceBehavior, concurrent", static () => new PromptExecutionSettings
        {
            FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(options: new FunctionChoiceBehaviorOptions { AllowConcurrentInvocation = true }),
        }),
        Streaming("OpenAI connector, ToolCallBehavior, streaming", static () => new OpenAIPromptExecutionSettings { ToolCallBehavior = ToolCallBehavior.AutoInvokeKernelFunctions }),
        Streaming("OpenAI connector, FunctionChoiceBehavior, streaming", static () => new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() }),
        new ObjectRoute("OpenAI connector as IChatClient", static async (k, f, a, c) =>
        {
            using var http = new HttpClient(new ScriptedOpenAI(((AITool)f).Name, a));
            using IChatClient client = Connector(http).AsChatClient().AsBuilder().UseFunctionInvocation().Build();
            return (await client.GetResponseAsync("go", new ChatOptions { Tools = [.. k.Plugins[f.PluginName!].AsAIFunctions(k)] }, c)).Text;
        }) { ThroughModel = true },
    ];

    private static ObjectRoute Loop(string name, Func<PromptExecutionSettings> settings) => new(name, async (k, f, a, c) =>
    {
        using var http = new HttpClient(new ScriptedOpenAI($"{f.PluginName}-{f.Name}", a));
        return (await Connector(http).GetChatMessageContentAsync("go", settings(), k, c)).ToString();
    }) { ThroughModel = true };

    private static ObjectRoute Streaming(string name, Func<PromptExecutionSettings> settings) => new(name, async (k, f, a, c) =>
    {
        using var http = new HttpClient(new ScriptedOpenAI($"{f.PluginName}-{f.Name}", a));
        string text = "";
        await foreach (StreamingChatMessageContent part in Connector(http).GetStreamingChatMessageContentsAsync("go", settings(), k, c))
            text += part.Content;
        return text;
    }) { ThroughModel = true };

    private static OpenAIChatCompletionService Connector(HttpClient http) => new("scripted", new Uri("https://model.example/v1"), apiKey: null, httpClient: http);
}
