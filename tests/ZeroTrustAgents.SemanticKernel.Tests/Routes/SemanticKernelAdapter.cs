using System.Net;
using System.Text.Json;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.SemanticKernel.Tests.Routes;

/// <summary>Every way by which Semantic Kernel, and what builds on its functions, can run one (DESIGN, section 6).</summary>
public sealed class SemanticKernelAdapter : IGuardAdapter
{
    // What a host has: with none at all, Semantic Kernel cannot make the kernel that such a route runs on.
    private static readonly ServiceProvider HostServices = new ServiceCollection().BuildServiceProvider();

    public IReadOnlyList<IGuardRoute> Routes { get; } =
    [
        new KernelRoute("kernel.InvokeAsync(name)", (k, f, a, c) => k.InvokeAsync(f.PluginName!, f.Name, a, c), usesKernel: false),
        new KernelRoute("kernel.InvokeAsync(function)", (k, f, a, c) => k.InvokeAsync(f, a, c)),
        new KernelRoute("function.InvokeAsync(kernel)", (k, f, a, c) => f.InvokeAsync(k, a, c)),
        new KernelRoute("function.InvokeAsync(kernel.Clone())", (k, f, a, c) => f.InvokeAsync(k.Clone(), a, c)),
        new KernelRoute("function.Clone().InvokeAsync(kernel)", (k, f, a, c) => f.Clone("Copy").InvokeAsync(k, a, c)),
        new KernelRoute("function in another plugin", (k, f, a, c) => k.InvokeAsync(KernelPluginFactory.CreateFromFunctions("Wrapped", [f])[f.Name], a, c)),
        new KernelRoute("function.InvokeAsync(new Kernel())", (_, f, a, c) => f.InvokeAsync(new Kernel(), a, c), usesKernel: false),
        new ObjectRoute("((AIFunction)function).InvokeAsync", async (_, f, a, c) => await ((AIFunction)f).InvokeAsync(new AIFunctionArguments(a), c)),
        new ObjectRoute("((AIFunction)function).InvokeAsync(kernel as argument)", async (k, f, a, c) => await ((AIFunction)f).InvokeAsync(new AIFunctionArguments(a) { ["AIFunctionArguments_Kernel"] = k }, c), usesKernel: true),
        new ObjectRoute("((AIFunction)function.WithKernel(kernel)).InvokeAsync", async (k, f, a, c) => await ((AIFunction)f.WithKernel(k)).InvokeAsync(new AIFunctionArguments(a), c), usesKernel: true),
        new ObjectRoute("function.AsAIFunction(kernel).InvokeAsync", async (k, f, a, c) => await f.AsAIFunction(k).InvokeAsync(new AIFunctionArguments(a), c), usesKernel: true),
        new ObjectRoute("FunctionInvokingChatClient", async (_, f, a, c) =>
        {
            using var client = new FunctionInvokingChatClient(new ScriptedChat(((AITool)f).Name, a));
            return (await client.GetResponseAsync("go", new ChatOptions { Tools = [f] }, c)).Text;
        }) { ThroughModel = true },
        new ObjectRoute("FunctionInvokingChatClient, streaming", async (_, f, a, c) =>
        {
            using var client = new FunctionInvokingChatClient(new ScriptedChat(((AITool)f).Name, a));
            string text = "";
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("go", new ChatOptions { Tools = [f] }, c))
                text += update.Text;
            return text;
        }) { ThroughModel = true },
        new ObjectRoute("UseKernelFunctionInvocation, plain ChatOptions", async (_, f, a, c) =>
        {
            using IChatClient client = new ScriptedChat(((AITool)f).Name, a).AsBuilder().UseKernelFunctionInvocation().Build(HostServices);
            return (await client.GetResponseAsync("go", new ChatOptions { Tools = [f] }, c)).Text;
        }) { ThroughModel = true },
        new ObjectRoute("UseKernelFunctionInvocation, WithKernel", async (k, f, a, c) =>
        {
            using IChatClient client = new ScriptedChat(((AITool)f).Name, a).AsBuilder().UseKernelFunctionInvocation().Build(HostServices);
            return (await client.GetResponseAsync("go", new ChatOptions { Tools = [f.WithKernel(k)] }, c)).Text;
        }, usesKernel: true) { ThroughModel = true },
        new ObjectRoute("ChatClientAgent (Agent Framework)", async (_, f, a, c) =>
        {
            var agent = new ChatClientAgent(new ScriptedChat(((AITool)f).Name, a), new ChatClientAgentOptions { ChatOptions = new ChatOptions { Tools = [f] } }, services: HostServices);
            return (await agent.RunAsync("go", cancellationToken: c)).Text;
        }) { ThroughModel = true },
        new ObjectRoute("FunctionCallContent.InvokeAsync", async (k, f, a, c) => ScriptedChat.AsText((await new Microsoft.SemanticKernel.FunctionCallContent(f.Name, f.PluginName, "1", a).InvokeAsync(k, c)).Result)),
        new ObjectRoute("prompt template", async (k, f, a, c) =>
        {
            string call = string.Join(' ', a.Select(p => $"{p.Key}=${p.Key}"));
            FunctionResult result = await k.InvokePromptAsync($"{{{{{f.PluginName}.{f.Name} {call}}}}}", a, cancellationToken: c);
            return result.ToString();
        }),
        new ObjectRoute("auto-invocation loop (IChatClient as chat completion)", async (k, f, a, c) =>
        {
            using IChatClient client = new ScriptedChat(((AITool)f).Name, a).AsBuilder().UseKernelFunctionInvocation().Build(HostServices);
            IChatCompletionService chat = client.AsChatCompletionService();
            var settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };
            return (await chat.GetChatMessageContentAsync("go", settings, k, c)).ToString();
        }) { ThroughModel = true },
        new ObjectRoute("function.InvokeStreamingAsync(kernel)", async (k, f, a, c) => await ReadAsync(f.InvokeStreamingAsync(k, a, c)), usesKernel: true),
        new ObjectRoute("kernel.InvokeStreamingAsync<string>", async (k, f, a, c) => await ReadAsync(k.InvokeStreamingAsync<string>(f, a, c)), usesKernel: true),
        new ObjectRoute("function.InvokeStreamingAsync(new Kernel())", async (_, f, a, c) => await ReadAsync(f.InvokeStreamingAsync(new Kernel(), a, c))),
        new KernelRoute("kernel with its filters cleared", (k, f, a, c) =>
        {
            // The call that notices is denied, so the route under test is the one after: the guard is back, and was never off.
            k.FunctionInvocationFilters.Clear();
            return f.InvokeAsync(new Kernel(), a, c);
        }, usesKernel: false),
        new ObjectRoute("kernel.InvokeStreamingAsync(name)", async (k, f, a, c) => await ReadAsync(k.InvokeStreamingAsync(f.PluginName!, f.Name, a, c))),
        new ObjectRoute("prompt template, streaming", async (k, f, a, c) =>
        {
            string call = string.Join(' ', a.Select(p => $"{p.Key}=${p.Key}"));
            return WebUtility.HtmlDecode(await ReadAsync(k.InvokePromptStreamingAsync($"{{{{{f.PluginName}.{f.Name} {call}}}}}", a, cancellationToken: c)));
        }),
        new ObjectRoute("UseKernelFunctionInvocation, streaming", async (k, f, a, c) =>
        {
            using IChatClient client = new ScriptedChat(((AITool)f).Name, a).AsBuilder().UseKernelFunctionInvocation().Build(HostServices);
            return await ReadAsync(client.GetStreamingResponseAsync("go", new ChatOptions { Tools = [f.WithKernel(k)] }, c));
        }, usesKernel: true) { ThroughModel = true },
        new ObjectRoute("auto-invocation loop, streaming", async (k, f, a, c) =>
        {
            // Semantic Kernel writes the call into the history before it makes it, so the arguments are JSON, as a model's are.
            Dictionary<string, object?> json = a.ToDictionary(static p => p.Key, static p => (object?)JsonSerializer.SerializeToElement(p.Value));
            using IChatClient client = new ScriptedChat(((AITool)f).Name, json).AsBuilder().UseKernelFunctionInvocation().Build(HostServices);
            var settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };
            return await ReadAsync(client.AsChatCompletionService().GetStreamingChatMessageContentsAsync("go", settings, k, c));
        }) { ThroughModel = true },
        new ObjectRoute("ChatClientAgent, streaming", async (_, f, a, c) =>
        {
            var agent = new ChatClientAgent(new ScriptedChat(((AITool)f).Name, a), new ChatClientAgentOptions { ChatOptions = new ChatOptions { Tools = [f] } }, services: HostServices);
            return await ReadAsync(agent.RunStreamingAsync("go", cancellationToken: c));
        }) { ThroughModel = true },
        new ObjectRoute("ChatClientAgent as a function", async (_, f, a, c) =>
        {
            var agent = new ChatClientAgent(new ScriptedChat(((AITool)f).Name, a), new ChatClientAgentOptions { Name = "helper", ChatOptions = new ChatOptions { Tools = [f] } }, services: HostServices);
            return await agent.AsAIFunction().InvokeAsync(new AIFunctionArguments { ["query"] = "go" }, c);
        }) { ThroughModel = true },
        .. WrapperRoutes.All,
        .. OpenAIRoutes.All,
        new ObjectRoute("McpServerTool, called by an MCP client", async (_, f, a, c) => await McpRoute.CallAsync(f, HostServices, a, c)) { ThroughModel = true },
    ];

    public void Register(ZeroTrustAgentsBuilder builder, Probe probe)
    {
        builder.Services.AddSingleton(probe);
        builder.Services.AddScoped<NestingPlan>();
        builder.Services.AddSingleton<IChatCompletionService, EchoChat>();
        builder.AddSemanticKernel(k => k.AddPlugin<ProbePlugin>(ProbeTools.Plugin));
    }

    private static async Task<string> ReadAsync<T>(IAsyncEnumerable<T> stream)
    {
        string text = "";
        try
        {
            await foreach (T item in stream)
                text += item is StreamingMethodContent { Content: not string } method ? ScriptedChat.AsText(method.Content) : item?.ToString();
        }
        catch (ToolDeniedException denied)
        {
            return ScriptedChat.AsText(denied.Denial);
        }

        return text;
    }
}
