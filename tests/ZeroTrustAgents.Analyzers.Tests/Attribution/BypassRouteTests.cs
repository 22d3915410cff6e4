namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Every route of the bypass suite, as a developer would write it: flagged, and its guarded twin that is not.</summary>
public sealed class BypassRouteTests
{
    private const string Unguarded = """
        var k = new Kernel();
        KernelFunction f = KernelFunctionFactory.CreateFromMethod(mailbox.Read);
        """;

    private const string Guarded = """
        var k = session.CreateKernel();
        KernelFunction f = k.Plugins.GetFunction("Mailbox", "Read");
        """;

    /// <summary>A way to run a function <c>f</c> on a kernel <c>k</c>; what is marked is reported when neither comes from a session.</summary>
    public static TheoryData<string> Routes =>
    [
        "await [|k.InvokeAsync(\"Mailbox\", \"Read\", cancellationToken: ct)|];",
        "await [|k.InvokeAsync(f, cancellationToken: ct)|];",
        "await [|k.InvokeAsync<string>(f, cancellationToken: ct)|];",
        "await [|f.InvokeAsync(k, cancellationToken: ct)|];",
        "await [|f.InvokeAsync(k.Clone(), cancellationToken: ct)|];",
        "await [|f.Clone(\"Copy\").InvokeAsync(k, cancellationToken: ct)|];",
        "await [|k.InvokeAsync(KernelPluginFactory.CreateFromFunctions(\"Wrapped\", [f])[f.Name], cancellationToken: ct)|];",
        "await [|((AIFunction)f).InvokeAsync(cancellationToken: ct)|];",
        "await [|f.WithKernel(k).InvokeAsync(k, cancellationToken: ct)|];",
        "await [|f.AsAIFunction(k).InvokeAsync(cancellationToken: ct)|];",
        "await foreach (StreamingKernelContent part in [|f.InvokeStreamingAsync(k, cancellationToken: ct)|]) { }",
        "await foreach (string part in [|k.InvokeStreamingAsync<string>(f, cancellationToken: ct)|]) { }",
        "await foreach (StreamingKernelContent part in [|k.InvokeStreamingAsync(\"Mailbox\", \"Read\", cancellationToken: ct)|]) { }",
        "await [|k.InvokePromptAsync(\"{{Mailbox.Read}}\", cancellationToken: ct)|];",
        "await foreach (StreamingKernelContent part in [|k.InvokePromptStreamingAsync(\"{{Mailbox.Read}}\", cancellationToken: ct)|]) { }",
        "await [|new Microsoft.SemanticKernel.FunctionCallContent(\"Read\", \"Mailbox\").InvokeAsync(k, ct)|];",
        "await [|chat.GetChatMessageContentAsync(\"go\", new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() }, k, ct)|];",
        "var settings = new PromptExecutionSettings(); settings.FunctionChoiceBehavior = FunctionChoiceBehavior.Required(); await [|chat.GetChatMessageContentsAsync(new ChatHistory(), settings, k, ct)|];",
        "await foreach (StreamingChatMessageContent part in [|chat.GetStreamingChatMessageContentsAsync(new ChatHistory(), new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() }, k, ct)|]) { }",
        "await [|chat.GetChatMessageContentAsync(\"go\", new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIPromptExecutionSettings { ToolCallBehavior = Microsoft.SemanticKernel.Connectors.OpenAI.ToolCallBehavior.AutoInvokeKernelFunctions }, k, ct)|];",
        "await client.GetResponseAsync(\"go\", new ChatOptions { Tools = [|[f]|] }, ct);",
        "var options = new ChatOptions { Tools = new List<AITool>() }; [|options.Tools.Add(f)|];",
        "_ = new FunctionInvokingChatClient(client) { AdditionalTools = [|[f]|] };",
        "_ = new ChatOptions { Tools = [|[new ApprovalRequiredAIFunction(f)]|] };",
        "_ = [|new Microsoft.Agents.AI.ChatClientAgent(client, tools: [f])|];",
        "_ = new Microsoft.Agents.AI.ChatClientAgentOptions { ChatOptions = new ChatOptions { Tools = [|[f]|] } };",
        "_ = [|ModelContextProtocol.Server.McpServerTool.Create(f)|];",
        "AITool tool = [|f|];",
        "_ = (AIFunction)[|f|];",
        "AIFunctionDeclaration declaration = [|f|];",
        "_ = new ChatOptions { Tools = [|[.. KernelPluginFactory.CreateFromFunctions(\"P\", [f]).Cast<AITool>()]|] };",
        "var tools = new List<AITool>(); tools.Add([|f|]);",
        "var tools = KernelPluginFactory.CreateFromFunctions(\"P\", [f]).AsAIFunctions(k); _ = new ChatOptions { Tools = [|[.. tools]|] };",
        "[|k.Plugins.Add(KernelPluginFactory.CreateFromFunctions(\"P\", [f]))|];",
        "[|k.ImportPluginFromFunctions(\"P\", [f])|];",
    ];

    [Theory]
    [InlineData("_ = ((AIFunction)f).JsonSchema;")]
    [InlineData("string text = ((AITool)f).Name + ((AITool)f).Description;")]
    [InlineData("_ = ((AITool)f).GetService(typeof(object));")]
    public Task Function_ThatIsOnlyAsked_IsNotHandedOver(string code) => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>(AgentSample.Around(Unguarded + code));

    [Theory]
    [MemberData(nameof(Routes))]
    public Task Route_WithoutASession_IsReported(string route) => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>(AgentSample.Around(Unguarded + route));

    [Theory]
    [MemberData(nameof(Routes))]
    public Task Route_OfASession_IsNot(string route) => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>(AgentSample.Around(
        Guarded + route.Replace("[|[", "[", StringComparison.Ordinal).Replace("]|]", "]", StringComparison.Ordinal).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));

    [Fact]
    public Task Kernel_MadeAtTheCall_IsReported() => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>(AgentSample.Around(
        Guarded + "await [|f.InvokeAsync(new Kernel(), cancellationToken: ct)|]; await [|f.InvokeAsync(new(), cancellationToken: ct)|];"));

    [Fact]
    public Task Filters_ClearedOrInserted_AreReported() => Marked.CheckAgentsAsync<FilterRemovalAnalyzer>(AgentSample.Around("""
        Kernel k = session.CreateKernel();
        IFunctionInvocationFilter own = null!;
        [|k.FunctionInvocationFilters.Clear()|];
        [|k.FunctionInvocationFilters.Insert(0, own)|];
        [|k.FunctionInvocationFilters.RemoveAt(0)|];
        [|k.FunctionInvocationFilters[0] = own|];
        [|k.AutoFunctionInvocationFilters.Clear()|];
        [|k.PromptRenderFilters.Clear()|];
        var filters = k.FunctionInvocationFilters;
        [|filters.Clear()|];
        k.FunctionInvocationFilters.Add(own);
        var mine = new List<IFunctionInvocationFilter>();
        mine.Clear();
        """));

    [Fact]
    public Task UnderlyingMethod_Read_IsReported() => Marked.CheckAgentsAsync<UnderlyingMethodAnalyzer>(AgentSample.Around("""
        KernelFunction f = session.CreateKernel().Plugins.GetFunction("Mailbox", "Read");
        [|f.UnderlyingMethod|]!.Invoke(mailbox, ["1"]);
        AIFunction a = f;
        _ = [|a.UnderlyingMethod|];
        _ = f is { [|UnderlyingMethod|]: not null };
        _ = f?[|.UnderlyingMethod|];
        _ = nameof(KernelFunction.UnderlyingMethod);
        """) + """

        public sealed class Named(AIFunction inner) : DelegatingAIFunction(inner)
        {
            public override System.Reflection.MethodInfo? UnderlyingMethod => base.UnderlyingMethod;
        }
        """);
}
