namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>ZTA2001.</summary>
public sealed class ToolWithoutAccessTests
{
    [Fact]
    public Task KernelFunction_WithoutAccess_IsReported() => Marked.CheckAgentsAsync<ToolWithoutAccessAnalyzer>("""
        using Tool = Microsoft.SemanticKernel.KernelFunctionAttribute;

        public class P<T>
        {
            [KernelFunction] public string [|Plain|](string id) => id;
            [KernelFunction("named"), Description("d")] public async Task [|NamedAsync|]() => await Task.Yield();
            [Microsoft.SemanticKernel.KernelFunction] public static void [|Still|]() { }
            [Tool] public void [|Alias|]() { }
            [KernelFunction] internal T [|Generic|](T value) => value;
            public void NoTool() { }
            [Description("d")] public void NoToolEither() { }
        }

        public partial class Q { [KernelFunction] public partial string [|Split|](); }
        public partial class Q { public partial string Split() => ""; }
        """);

    [Fact]
    public Task KernelFunction_WithAccess_IsNot() => Marked.CheckAgentsAsync<ToolWithoutAccessAnalyzer>("""
        public class P
        {
            [KernelFunction, ToolAccess("a:b")] public virtual string Plain(string id) => id;
            [KernelFunction]
            [ToolAccess("a:b", Tier = TrustTier.Routine)]
            public string Apart() => "";
        }

        public class Q : P { [KernelFunction] public override string Plain(string id) => id; }
        """);

    [Fact]
    public Task Plugin_WhoseAccessIsDeclaredInCode_IsNot() => Marked.CheckAgentsAsync<ToolWithoutAccessAnalyzer>("""
        public class P { [KernelFunction] public string Plain(string id) => id; }
        public class Q { [KernelFunction] public string [|Plain|](string id) => id; }
        public static class Set
        {
            public static void Up(ZeroTrustAgentsBuilder b) => b.AddSemanticKernel(k => k
                .AddPlugin<P>("P", access => access.Tool("Plain"))
                .AddPlugin<Q>("Q"));
        }
        """);

    [Fact]
    public Task AIFunction_OfAMethodWithoutAccess_IsReported() => Marked.CheckAgentsAsync<ToolWithoutAccessAnalyzer>("""
        public static class Make
        {
            private static string Plain(string id) => id;
            [ToolAccess("a:b")] private static string Declared(string id) => id;

            public static void All()
            {
                string Local(string id) => id;
                _ = AIFunctionFactory.Create([|Plain|]);
                _ = AIFunctionFactory.Create([|Local|]);
                _ = AIFunctionFactory.Create([|(string id) => id|]);
                _ = AIFunctionFactory.Create(name: "n", method: [|Plain|]);
                _ = ModelContextProtocol.Server.McpServerTool.Create([|Plain|]);
                _ = AIFunctionFactory.Create(Declared);
                _ = AIFunctionFactory.Create([ToolAccess("a:b")] (string id) => id);
            }
        }
        """);

    [Fact]
    public Task McpTool_WithoutAccess_IsReported() => Marked.CheckAgentsAsync<ToolWithoutAccessAnalyzer>("""
        using ModelContextProtocol.Server;
        [McpServerToolType]
        public class P
        {
            [McpServerTool] public string [|Plain|](string id) => id;
            [McpServerTool, ToolAccess("a:b")] public string Declared(string id) => id;
        }
        """);
}
