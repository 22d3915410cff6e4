using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>What carries a kernel from where it is made to where it is used: each way once with a kernel of a session, once without.</summary>
public sealed class OriginFlowTests
{
    /// <summary>Programs in which <c>MAKE</c> stands for making a kernel; what is marked is reported when it is made without a session.</summary>
    public static TheoryData<string> Ways =>
    [
        // Fields and properties.
        "class A { private Kernel k = null!; void Set(AgentSession session) { k = MAKE; } Task Run() => [|k.InvokePromptAsync(\"p\")|]; }",
        "class A(AgentSession session) { private readonly Kernel k = MAKE; Task Run() => [|k.InvokePromptAsync(\"p\")|]; }",
        "class A(AgentSession session) { private Kernel K { get; } = MAKE; Task Run() => [|K.InvokePromptAsync(\"p\")|]; }",
        "class A(AgentSession session) { private Kernel K => MAKE; Task Run() => [|K.InvokePromptAsync(\"p\")|]; }",
        "class A(AgentSession session) { private Kernel K { get { return MAKE; } } Task Run() => [|K.InvokePromptAsync(\"p\")|]; }",
        "class A { private Kernel? k; Task Run(AgentSession session) { k ??= MAKE; return [|k.InvokePromptAsync(\"p\")|]; } }",
        "class A { public required Kernel K { get; init; } Task Run() => [|K.InvokePromptAsync(\"p\")|]; static A Make(AgentSession session) => new() { K = MAKE }; }",
        "partial class A { private Kernel k = null!; } partial class A { void Set(AgentSession session) => k = MAKE; Task Run() => [|this.k.InvokePromptAsync(\"p\")|]; }",

        // Parameters, constructors, records.
        "class A { Task Run(AgentSession session) => Go(MAKE); Task Go(Kernel k) => [|k.InvokePromptAsync(\"p\")|]; }",
        "class A { Task Run(AgentSession session) => Go(times: 2, k: MAKE); Task Go(Kernel k, int times) => [|k.InvokePromptAsync(\"p\")|]; }",
        "class B(Kernel k) { public Task Go() => [|k.InvokePromptAsync(\"p\")|]; } class A { Task Run(AgentSession session) => new B(MAKE).Go(); }",
        "class B { private readonly Kernel _k; public B(Kernel k) { _k = k; } public Task Go() => [|_k.InvokePromptAsync(\"p\")|]; } class A { Task Run(AgentSession session) => new B(MAKE).Go(); }",
        "class C(Kernel k) { protected Kernel K => k; } class B(Kernel k) : C(k) { public Task Go() => [|K.InvokePromptAsync(\"p\")|]; } class A { Task Run(AgentSession session) => new B(MAKE).Go(); }",
        "record B(Kernel K); class A { Task Run(AgentSession session) { var b = new B(MAKE); return [|b.K.InvokePromptAsync(\"p\")|]; } }",
        "class A { void Make(AgentSession session, out Kernel k) { k = MAKE; } Task Run(AgentSession session) { Make(session, out Kernel k); return [|k.InvokePromptAsync(\"p\")|]; } }",
        "static class E { public static Task Go(this Kernel k) => [|k.InvokePromptAsync(\"p\")|]; } class A { Task Run(AgentSession session) => (MAKE).Go(); }",

        // Factories, local functions, lambdas, tasks, interfaces, generics.
        "class A { Kernel Make(AgentSession session) => MAKE; Task Run(AgentSession session) => [|Make(session).InvokePromptAsync(\"p\")|]; }",
        "class A { async Task<Kernel> MakeAsync(AgentSession session) { await Task.Yield(); return MAKE; } async Task Run(AgentSession session) => await [|(await MakeAsync(session)).InvokePromptAsync(\"p\")|]; }",
        "class A { Task Run(AgentSession session) { Kernel Make() => MAKE; return [|Make().InvokePromptAsync(\"p\")|]; } }",
        "class A { Task Run(AgentSession session) { Func<Kernel> make = () => MAKE; return [|make().InvokePromptAsync(\"p\")|]; } }",
        "class A { Task Run(AgentSession session) { Func<Kernel> make = () => { return MAKE; }; return [|make.Invoke().InvokePromptAsync(\"p\")|]; } }",
        "class A { Task Run(AgentSession session) { var lazy = new Lazy<Kernel>(() => MAKE); return [|lazy.Value.InvokePromptAsync(\"p\")|]; } }",
        "interface IMake { Kernel Make(AgentSession session); } class M : IMake { public Kernel Make(AgentSession session) => MAKE; } class A(IMake m) { Task Run(AgentSession session) => [|m.Make(session).InvokePromptAsync(\"p\")|]; }",
        "abstract class M { public abstract Kernel Make(AgentSession session); } class N : M { public override Kernel Make(AgentSession session) => MAKE; } class A(M m) { Task Run(AgentSession session) => [|m.Make(session).InvokePromptAsync(\"p\")|]; }",
        "class A { static T Same<T>(T value) => value; Task Run(AgentSession session) { Kernel k = MAKE; return [|k.InvokePromptAsync(\"p\")|]; } }",
        "class A { async Task Run(AgentSession session) { Kernel k = await Task.FromResult(MAKE); await [|k.InvokePromptAsync(\"p\")|]; } }",

        // Expressions.
        "class A { Task Run(AgentSession session, bool b) { Kernel k = b ? MAKE : MAKE; return [|k.InvokePromptAsync(\"p\")|]; } }",
        "class A { Task Run(AgentSession session, Kernel? given) { given = null; var k = given ?? MAKE; return [|k.InvokePromptAsync(\"p\")|]; } }",
        "class A { Task Run(AgentSession session, int i) { var k = i switch { 1 => MAKE, _ => MAKE }; return [|k.InvokePromptAsync(\"p\")|]; } }",
        "class A { Task? Run(AgentSession session) { Kernel? k = MAKE; return k?[|.InvokePromptAsync(\"p\")|]; } }",
        "class A { Task Run(AgentSession session) { Kernel k = MAKE; var copy = k.Clone(); return [|copy.InvokePromptAsync(\"p\")|]; } }",
        "class A { Task Run(AgentSession session) { object o = MAKE; return o is Kernel k ? Task.CompletedTask : Task.CompletedTask; } }",
        "class A { async Task Run(AgentSession session) { foreach (Kernel k in new[] { MAKE }) await [|k.InvokePromptAsync(\"p\")|]; } }",
        "class A { async Task Run(AgentSession session) { List<Kernel> all = [MAKE]; await [|all[0].InvokePromptAsync(\"p\")|]; await [|all.First().InvokePromptAsync(\"p\")|]; } }",
        "class A { async Task Run(AgentSession session) { var k = MAKE; foreach (KernelFunction f in k.Plugins.SelectMany(p => p)) await [|f.InvokeAsync(k)|]; } }",
        "class A { async Task Run(AgentSession session) { var k = MAKE; if (k.Plugins.TryGetFunction(\"a\", \"b\", out KernelFunction? f)) await [|f.InvokeAsync(k)|]; } }",
        "class A { Task Run(AgentSession session) { var k = MAKE; return Task.WhenAll(k.Plugins[\"a\"].Select(f => [|f.InvokeAsync(k)|])); } }",
        "class A { Task Run(AgentSession session) { Kernel k = MAKE; if (k.Plugins[\"a\"][\"b\"] is { } f) return [|f.InvokeAsync(k)|]; return Task.CompletedTask; } }",

        // Services.
        "class A { static void Add(IServiceCollection s, AgentSession session) => s.AddScoped<Kernel>(_ => MAKE); static Task Run(IServiceProvider p) => [|p.GetRequiredService<Kernel>().InvokePromptAsync(\"p\")|]; }",
        "class A { static void Add(IServiceCollection s, AgentSession session) => s.AddSingleton(MAKE); static Task Run(IServiceProvider p) => [|p.GetRequiredService<Kernel>().InvokePromptAsync(\"p\")|]; }",
        "class B(Kernel k) { public Task Go() => [|k.InvokePromptAsync(\"p\")|]; } class A { static void Add(IServiceCollection s, AgentSession session) { s.AddTransient<Kernel>(p => MAKE); s.AddTransient<B>(); } }",
    ];

    [Theory]
    [MemberData(nameof(Ways))]
    public Task Kernel_MadeWithoutASession_IsReported(string way) => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>(way.Replace("MAKE", "new Kernel()", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Ways))]
    public Task Kernel_MadeByABuilder_IsReported(string way) => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>(way.Replace("MAKE", "Kernel.CreateBuilder().Build()", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Ways))]
    public Task Kernel_OfASession_IsNot(string way) => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>(
        way.Replace("MAKE", "session.CreateKernel()", StringComparison.Ordinal).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));

    [Fact]
    public Task Kernel_OfTheContainer_IsReported() => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>("""
        class B(Kernel k) { public Task Go() => [|k.InvokePromptAsync("p")|]; }
        class A { static void Add(IServiceCollection s) { s.AddKernel(); s.AddTransient<B>(); } }
        """);

    [Fact]
    public Task TopLevelStatements_WithoutASession_AreReported() => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>("""
        using K = Microsoft.SemanticKernel.Kernel;
        K kernel = new();
        await [|kernel.InvokePromptAsync("p")|];
        """);

    [Fact]
    public async Task Kernel_OfSomebodyElse_IsReportedOnlyByTheStrictRule()
    {
        await Marked.CheckAgentsAsync<UnattributedCallAnalyzer>("public class A(Kernel k) { public Task Go() => k.InvokePromptAsync(\"p\"); }");
        await Marked.CheckAgentsAsync<UnattributedCallAnalyzer>(
            new Dictionary<string, string> { ["enable"] = UntraceableCall.Id }.ToImmutableDictionary(), [],
            "public class A(Kernel k) { public Task Go() => {|ZTA2003:k.InvokePromptAsync(\"p\")|}; }");
    }

    [Fact]
    public Task Kernel_OfTheCall_InAToolOrFilter_IsGuarded() => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>("""
        public class P
        {
            [KernelFunction, ToolAccess("a:b")]
            public Task<FunctionResult> Go(Kernel kernel) => kernel.InvokePromptAsync("p");
        }

        public class F : IFunctionInvocationFilter
        {
            public Task OnFunctionInvocationAsync(Microsoft.SemanticKernel.FunctionInvocationContext context, Func<Microsoft.SemanticKernel.FunctionInvocationContext, Task> next) =>
                context.Kernel.InvokePromptAsync("p");
        }
        """);

    [Fact]
    public Task Prompt_OnAGuardedKernel_IsNoTool() => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>(AgentSample.Around("""
        Kernel k = session.CreateKernel();
        KernelFunction prompt = KernelFunctionFactory.CreateFromPrompt("Say it");
        await prompt.InvokeAsync(k);
        await k.InvokeAsync(k.CreateFunctionFromPrompt("Say it"));
        var plain = new Kernel();
        await [|plain.InvokeAsync(plain.CreateFunctionFromPrompt("Say it"))|];
        """));

    [Fact]
    public Task Chat_WithoutToolChoice_IsNoCall() => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>(AgentSample.Around("""
        var k = new Kernel();
        await chat.GetChatMessageContentAsync("go", new PromptExecutionSettings(), k, ct);
        await chat.GetChatMessageContentAsync("go", new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.None() }, k, ct);
        await chat.GetChatMessageContentAsync("go", null, null, ct);
        """));

    [Theory]
    [InlineData("class A { Task Run() => new Kernel(.InvokePromptAsync(; }")]
    [InlineData("class A { Kernel k = ; Task Run() { k = k = ; foreach (var x in k.Plugins) { } return k.InvokeAsync(; } }")]
    [InlineData("class A : IFunctionInvocationFilter { [KernelFunction(] public void M( { UnderlyingMethod } }")]
    [InlineData("var k = new Kernel(); k.FunctionInvocationFilters[ = ; AIFunctionFactory.Create(; await k.InvokeAsync(f: new(), , );")]
    [InlineData("class A { Kernel this[Kernel k] => this[k]; Kernel K => K; Kernel F(Kernel k) => F(F(k)); void G() { var k = k; k.InvokePromptAsync(k, k); } }")]
    public async Task Analyze_MalformedCode_DoesNotThrow(string source)
    {
        CSharpCompilation compilation = Compile.Sources(("File.cs", Marked.AgentUsings + source)).WithReferences(Compile.AgentReferences);

        ImmutableArray<Diagnostic> found = await Compile.DiagnoseAsync(
            compilation, [new UnattributedCallAnalyzer(), new ToolWithoutAccessAnalyzer(), new FilterRemovalAnalyzer(), new UnderlyingMethodAnalyzer(), new DirectToolCallAnalyzer()]);

        Assert.DoesNotContain(found, static d => d.Id == "AD0001");
    }
}
