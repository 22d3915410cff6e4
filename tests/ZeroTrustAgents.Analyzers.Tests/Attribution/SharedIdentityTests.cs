using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>ZTA2014.</summary>
public sealed class SharedIdentityTests
{
    /// <summary>Semantic Kernel's own agents are in a package of their own.</summary>
    private const string Usings = """
        using Microsoft.Agents.AI;
        using Microsoft.SemanticKernel.Agents;
        using AgentSession = ZeroTrustAgents.Sessions.AgentSession;
        using Robot = Microsoft.SemanticKernel.Agents.ChatCompletionAgent;

        namespace Microsoft.SemanticKernel.Agents
        {
            public abstract class Agent { public string? Name { get; init; } public string? Instructions { get; init; } public Kernel Kernel { get; init; } = null!; }
            public sealed class ChatCompletionAgent : Agent { }
        }

        """;

    [Theory]

    // One kernel, one session, two agents.
    [InlineData("Kernel k = session.CreateKernel(); var a = new ChatCompletionAgent { Kernel = k }; var b = [|new ChatCompletionAgent { Kernel = k }|];")]
    [InlineData("Kernel k = session.CreateKernel(); ChatCompletionAgent a = new() { Name = \"Triage\", Kernel = k }, b = [|new() { Name = \"Writer\", Kernel = k }|];")]
    [InlineData("Robot a = new() { Kernel = session.CreateKernel() }; Robot b = [|new() { Kernel = session.CreateKernel() }|];")]
    [InlineData("var same = session; Robot a = new() { Kernel = session.CreateKernel() }; Robot b = [|new() { Kernel = same.CreateKernel() }|];")]
    [InlineData("Kernel k = session.CreateKernel(); Kernel copy = k.Clone(); Robot a = new() { Kernel = k }; Robot b = [|new() { Kernel = copy }|]; Robot c = [|new() { Kernel = k.Clone() }|];")]
    [InlineData("await using AgentSession mine = await host.BeginSessionAsync(\"a\", user); Robot a = new() { Kernel = mine.CreateKernel() }; Robot b = [|new() { Kernel = mine.CreateKernel() }|];")]
    [InlineData("Kernel k = (await host.BeginAutonomousSessionAsync(\"a\").ConfigureAwait(false)).CreateKernel(); Robot a = new() { Kernel = k }; Robot b = [|new() { Kernel = k }|];")]
    [InlineData("Kernel k = ZeroTrustAgents.AgentSessionSemanticKernelExtensions.CreateKernel(session: session); Agent[] all = [new Robot { Kernel = k }, [|new Robot { Kernel = k }|]];")]
    [InlineData("Kernel k = session.CreateKernel(); var team = (new Robot { Kernel = k }, [|new Robot { Kernel = k }|]);")]
    [InlineData("Kernel k = session.CreateKernel(); Func<Agent> a = () => new Robot { Kernel = k }; Func<Agent> b = () => { return [|new Robot { Kernel = k }|]; };")]
    [InlineData("Kernel k = session.CreateKernel(); Agent A() => new Robot { Kernel = k }; Agent B() => [|new Robot { Kernel = k }|]; _ = (A(), B());")]
    [InlineData("Kernel k = session.CreateKernel(); if (flag) { var a = new Robot { Kernel = k }; } var b = [|new Robot { Kernel = k }|];")]
    [InlineData("Kernel k = session.CreateKernel(); try { _ = new Robot { Kernel = k }; } finally { _ = [|new Robot { Kernel = k }|]; }")]

    // Agent Framework: tools of a session.
    [InlineData("IList<AITool> tools = [.. session.CreateKernel().Plugins.SelectMany(p => p)]; var a = new ChatClientAgent(client, tools: tools); var b = [|new ChatClientAgent(client, \"Review\", tools: tools)|];")]
    [InlineData("Kernel k = session.CreateKernel(); AIAgent a = client.AsAIAgent(name: \"a\", tools: [.. k.Plugins[\"Mail\"]]); AIAgent b = [|client.AsAIAgent(tools: [k.Plugins.GetFunction(\"Mail\", \"Read\")], name: \"b\")|];")]
    [InlineData("Kernel k = session.CreateKernel(); var a = new ChatClientAgent(client, new ChatClientAgentOptions { Name = \"a\", ChatOptions = new() { Tools = [k.Plugins.GetFunction(\"Mail\", \"Read\")] } }); var b = [|new ChatClientAgent(client, new ChatClientAgentOptions { Name = \"b\", ChatOptions = new() { Tools = [k.Plugins.GetFunction(\"Mail\", \"Send\")] } })|];")]
    [InlineData("Kernel k = session.CreateKernel(); var read = k.Plugins.GetFunction(\"Mail\", \"Read\"); AIAgent a = new ChatClientAgent(client, tools: [read]); Robot b = [|new() { Kernel = k }|];")]

    // Two sessions under one id.
    [InlineData("var s = await host.BeginSessionAsync(\"mail\", user); var t = await host.BeginSessionAsync(subject: user, agentId: \"mail\"); Robot a = new() { Name = \"Triage\", Kernel = s.CreateKernel() }; Robot b = [|new() { Name = \"Writer\", Kernel = t.CreateKernel() }|];")]
    [InlineData("const string Id = \"mail\"; Robot a = new() { Name = \"Triage\", Kernel = (await host.BeginSessionAsync(Id, user)).CreateKernel() }; Robot b = [|new() { Name = \"Writer\", Kernel = (await session.BeginChildAsync(\"ma\" + \"il\")).CreateKernel() }|];")]
    public Task Agents_OfOneIdentity_AreReported(string statements) => CheckAsync(statements);

    [Theory]
    [InlineData("Kernel k = session.CreateKernel(); var a = new Robot { Kernel = k }; await k.InvokePromptAsync(\"x\"); await k.InvokeAsync(\"a\", \"b\");")]
    [InlineData("Kernel k = session.CreateKernel(); var a = new Robot { Kernel = k }; var same = a; _ = (a, same);")]
    [InlineData("Kernel k = session.CreateKernel(); var a = flag ? new Robot { Kernel = k } : new Robot { Kernel = k, Name = \"Long\" };")]
    [InlineData("Kernel k = session.CreateKernel(); Robot a; if (flag) { a = new() { Kernel = k }; } else { a = new() { Kernel = k, Name = \"Long\" }; }")]
    [InlineData("Kernel k = session.CreateKernel(); Robot a = i switch { 1 => new() { Kernel = k }, _ => new() { Kernel = k, Name = \"Long\" } };")]
    [InlineData("Kernel k = session.CreateKernel(); Robot a; switch (i) { case 1: a = new() { Kernel = k }; break; default: a = new() { Kernel = k, Name = \"Long\" }; break; }")]
    [InlineData("Kernel k = session.CreateKernel(); Agent Make() { if (flag) return new Robot { Kernel = k }; return new Robot { Kernel = k, Name = \"Long\" }; } _ = Make();")]
    [InlineData("Kernel k = session.CreateKernel(); Agent Make() { if (flag) { var a = new Robot { Kernel = k }; return a; } return new Robot { Kernel = k, Name = \"Long\" }; } _ = Make();")]
    [InlineData("Kernel k = session.CreateKernel(); Robot? a = null; try { a = new() { Kernel = k }; } catch (InvalidOperationException) { a = new() { Kernel = k, Name = \"Plain\" }; }")]
    [InlineData("Kernel k = session.CreateKernel(); Robot? a = given ?? new Robot { Kernel = k }; a = new Robot { Name = \"x\" };")]
    [InlineData("Kernel k = session.CreateKernel(); foreach (int n in new[] { 1, 2 }) { var a = new Robot { Name = \"Mail\", Kernel = k }; }")]
    [InlineData("Kernel k = session.CreateKernel(); var first = new Robot { Name = \"Mail\", Kernel = k }; var again = new Robot { Name = \"Mail\", Kernel = k };")]
    [InlineData("var s = await host.BeginSessionAsync(\"triage\", user); var t = await host.BeginSessionAsync(\"writer\", user); Robot a = new() { Name = \"Triage\", Kernel = s.CreateKernel() }; Robot b = new() { Name = \"Writer\", Kernel = t.CreateKernel() };")]
    [InlineData("var s = await host.BeginSessionAsync(\"mail\", user); var t = await host.BeginSessionAsync(\"mail\", user); Robot a = new() { Name = \"Mail\", Kernel = s.CreateKernel() }; Robot b = new() { Name = \"Mail\", Kernel = t.CreateKernel() };")]
    [InlineData("var s = await host.BeginSessionAsync(\"mail\", user); var t = await host.BeginSessionAsync(\"mail\", user); Robot a = new() { Kernel = s.CreateKernel() }; Robot b = new() { Kernel = t.CreateKernel() };")]
    [InlineData("var s = await host.BeginSessionAsync(id, user); var t = await host.BeginSessionAsync(id, user); Robot a = new() { Name = \"A\", Kernel = s.CreateKernel() }; Robot b = new() { Name = \"B\", Kernel = t.CreateKernel() };")]
    [InlineData("var child = await session.BeginChildAsync(\"writer\"); Robot a = new() { Name = \"A\", Kernel = session.CreateKernel() }; Robot b = new() { Name = \"B\", Kernel = child.CreateKernel() };")]
    [InlineData("Kernel k = session.CreateKernel(); Robot a = new() { Kernel = k }; k = other.CreateKernel(); Robot b = new() { Kernel = k };")]
    [InlineData("Robot a = new() { Kernel = session.CreateKernel() }; session = other; Robot b = new() { Kernel = session.CreateKernel() };")]
    [InlineData("Kernel k = flag ? session.CreateKernel() : other.CreateKernel(); Robot a = new() { Kernel = k }; Robot b = new() { Kernel = other.CreateKernel() };")]

    // Kernels of no session are other rules'.
    [InlineData("Kernel k = Kernel.CreateBuilder().Build(); Robot a = new() { Kernel = k }; Robot b = new() { Kernel = k };")]
    [InlineData("Robot a = new() { Kernel = kernel }; Robot b = new() { Kernel = kernel };")]

    // What is no tool, and what only one of them has.
    [InlineData("Kernel k = session.CreateKernel(); var a = new ChatClientAgent(client, name: \"a\", tools: [k.Plugins.GetFunction(\"Mail\", \"Read\")]); var b = new ChatClientAgent(client, name: \"b\", services: session.Services); var c = new ChatClientAgent(client, name: session.AgentId);")]
    [InlineData("Kernel k = session.CreateKernel(); var helper = new ChatClientAgent(client, name: \"helper\", tools: [k.Plugins.GetFunction(\"Mail\", \"Read\")]); var boss = new ChatClientAgent(client, name: \"boss\", tools: [helper.AsAIFunction()]);")]
    [InlineData("Kernel k = session.CreateKernel(); AIAgent a = new ChatClientAgent(client, tools: [k.Plugins.GetFunction(\"Mail\", \"Read\")]); AIAgent logged = new LoggingAgent(a, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);")]
    [InlineData("foreach (AgentSession s in new[] { session, other }) { var a = new Robot { Kernel = s.CreateKernel() }; } foreach (AgentSession s in new[] { session, other }) { var a = new Robot { Kernel = s.CreateKernel() }; }")]
    [InlineData("void Go(AgentSession s) { var a = new Robot { Kernel = s.CreateKernel() }; } void Come(AgentSession s) { var a = new Robot { Kernel = s.CreateKernel() }; } Go(session); Come(other);")]
    public Task Agents_WithAnIdentityEach_AreNot(string statements) => CheckAsync(statements);

    [Theory]
    [InlineData("class C(AgentSession session) { Agent A() => new Robot { Name = \"A\", Kernel = session.CreateKernel() }; Agent B() => [|new Robot { Name = \"B\", Kernel = session.CreateKernel() }|]; }")]
    [InlineData("class C { readonly Kernel _k; C(AgentSession session) { _k = session.CreateKernel(); } Agent A() => new Robot { Name = \"A\", Kernel = _k }; Agent B() { return [|new Robot { Name = \"B\", Kernel = this._k }|]; } }")]
    [InlineData("class C(AgentSession session) { readonly Kernel _k = session.CreateKernel(); void M() { var a = new Robot { Kernel = _k }; var b = [|new Robot { Kernel = _k }|]; } }")]
    [InlineData("class C(AgentSession session) { Kernel K { get; } = session.CreateKernel(); void M() { var a = new Robot { Kernel = K }; var b = [|new Robot { Kernel = session.CreateKernel() }|]; } }")]
    [InlineData("class C { AgentSession? _s; async Task Start(AgentHost host, ClaimsPrincipal user) { _s = await host.BeginSessionAsync(\"a\", user); } void M() { var a = new Robot { Kernel = _s!.CreateKernel() }; var b = [|new Robot { Kernel = _s.CreateKernel() }|]; } }")]
    [InlineData("class C(AgentSession session) { readonly Robot _a = new() { Name = \"A\", Kernel = session.CreateKernel() }; readonly Robot _b = [|new() { Name = \"B\", Kernel = session.CreateKernel() }|]; }")]
    [InlineData("partial class C(AgentSession session) { Agent A() => new Robot { Name = \"A\", Kernel = session.CreateKernel() }; } partial class C { async Task<Agent> B() { await Task.Yield(); return [|new Robot { Name = \"B\", Kernel = session.CreateKernel() }|]; } }")]
    [InlineData("class C(AgentHost host, ClaimsPrincipal user) { async Task<Agent> A() => new Robot { Name = \"A\", Kernel = (await host.BeginSessionAsync(\"x\", user)).CreateKernel() }; async Task<Agent> B() => [|new Robot { Name = \"B\", Kernel = (await host.BeginSessionAsync(\"x\", user)).CreateKernel() }|]; }")]
    public Task AgentsOfAClass_OfOneIdentity_AreReported(string type) => CheckTypeAsync(type);

    [Theory]
    [InlineData("class C(AgentSession session) { Agent A() => new Robot { Kernel = session.CreateKernel() }; Agent B() => new Robot { Kernel = session.CreateKernel() }; }")]
    [InlineData("class C(AgentSession session) { Agent Ask() => new Robot { Name = \"A\", Kernel = session.CreateKernel() }; Agent Stream() => new Robot { Name = \"A\", Kernel = session.CreateKernel() }; }")]
    [InlineData("class C { Kernel _k = null!; void Set(AgentSession s) { _k = s.CreateKernel(); } void Reset(AgentSession s) { _k = s.CreateKernel(); } Agent A() => new Robot { Name = \"A\", Kernel = _k }; Agent B() => new Robot { Name = \"B\", Kernel = _k }; }")]
    [InlineData("class C(Kernel kernel) { readonly Kernel _k = kernel; Agent A() => new Robot { Name = \"A\", Kernel = _k }; Agent B() => new Robot { Name = \"B\", Kernel = _k }; }")]
    [InlineData("class C(AgentHost host, ClaimsPrincipal user) { Kernel K => host.BeginSessionAsync(\"a\", user).AsTask().Result.CreateKernel(); void M() { var a = new Robot { Kernel = K }; var b = new Robot { Kernel = K }; } }")]
    [InlineData("class C(AgentSession a, AgentSession b) { readonly Kernel _a = a.CreateKernel(), _b = b.CreateKernel(); Agent A() => new Robot { Name = \"A\", Kernel = _a }; Agent B() => new Robot { Name = \"B\", Kernel = _b }; }")]
    [InlineData("class C { Agent A(AgentSession session) => new Robot { Name = \"A\", Kernel = session.CreateKernel() }; Agent B(AgentSession session) => new Robot { Name = \"B\", Kernel = session.CreateKernel() }; }")]
    [InlineData("class C(AgentHost host, ClaimsPrincipal user) { async Task<Agent> A() => new Robot { Name = \"A\", Kernel = (await host.BeginSessionAsync(\"a\", user)).CreateKernel() }; async Task<Agent> B() => new Robot { Name = \"B\", Kernel = (await host.BeginSessionAsync(\"b\", user)).CreateKernel() }; }")]
    [InlineData("class A(AgentSession session) { Agent Make() => new Robot { Name = \"A\", Kernel = session.CreateKernel() }; } class B(AgentSession session) { Agent Make() => new Robot { Name = \"B\", Kernel = session.CreateKernel() }; }")]
    [InlineData("record Host(Kernel Kernel); class C { void M(Host one, Host two) { var a = new Robot { Kernel = one.Kernel }; var b = new Robot { Kernel = two.Kernel }; } }")]
    public Task AgentsOfAClass_WithAnIdentityEach_AreNot(string type) => CheckTypeAsync(type);

    [Fact]
    public Task TestProject_IsSilent() => Marked.CheckAgentsAsync<SharedIdentity>(
        new Dictionary<string, string> { ["build_property.IsTestProject"] = "true" }, [],
        Usings + "class C { void M(AgentSession session) { Kernel k = session.CreateKernel(); _ = new Robot { Kernel = k }; _ = new Robot { Kernel = k }; } }");

    /// <summary>While somebody types, nothing is whole.</summary>
    [Fact]
    public async Task Source_ThatIsNotFinished_DoesNotThrow()
    {
        string whole = Marked.AgentUsings + Usings + Around("""
            var k = session.CreateKernel(); var m = new Missing(k) { [k] = k }; k ??= m; Kernel q = k, r;
            if (k is { } w) { _ = new Robot { Kernel = w, Name = }; } else return new Robot { Kernel = k } switch { { Name: "a" } => client.AsAIAgent(tools: [.. k.Plugins], name:), _ => throw new() };
            """);
        int start = whole.IndexOf("var k", StringComparison.Ordinal);
        for (int end = start; end < whole.Length; end += 5)
            await Compile.DiagnoseAsync(Compile.Sources(("Cut.cs", whole[..end])).WithReferences(Compile.AgentReferences), [new SharedIdentity()]);
    }

    private static Task CheckAsync(string statements) => CheckTypeAsync(Around(statements));

    private static Task CheckTypeAsync(string type) => Marked.CheckAgentsAsync<SharedIdentity>(Usings + type);

    private static string Around(string statements) => $$"""
        class C
        {
            async Task M(AgentSession session, AgentSession other, AgentHost host, ClaimsPrincipal user, IChatClient client, Kernel kernel, Robot? given, string id, bool flag, int i)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
