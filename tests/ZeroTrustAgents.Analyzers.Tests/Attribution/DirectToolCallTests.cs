using System.Collections.Immutable;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>ZTA2008.</summary>
public sealed class DirectToolCallTests
{
    private const string Tools = """
        public class P
        {
            [KernelFunction, ToolAccess("a:b")] public virtual string Go(string id) => id;
            [KernelFunction, ToolAccess("a:b")] public static T Pass<T>(T id) => id;
            public string Plain(string id) => Go(id) + Pass(id) + new Nested().Call(this);
            private class Nested { public string Call(P p) => p.Go(""); }
        }

        public class Q : P { public override string Go(string id) => base.Go(id); }
        """;

    private const string Caller = Tools + "\n" + """
        public class Host(P p, Q q)
        {
            private string Expression => [|p.Go("1")|];

            public void Run(IEnumerable<string> ids)
            {
                _ = [|p.Go(id: "1")|];
                _ = [|q.Go("1")|];
                _ = [|P.Pass(1)|];
                _ = p?[|.Go("1")|];
                _ = ids.Select([|p.Go|]);
                Func<string, string> go = [|p.Go|];
                string Local() => [|p.Go("1")|];
                _ = (go, Local(), Expression);
                _ = p!.Plain("1");
                _ = nameof(p.Go);
                _ = KernelFunctionFactory.CreateFromMethod(p.Go);
                _ = AIFunctionFactory.Create(p.Go);
            }
        }
        """;

    [Fact]
    public Task Tool_CalledFromOutside_IsReported() => Marked.CheckAgentsAsync<DirectToolCallAnalyzer>(Caller);

    [Fact]
    public Task Tool_CalledByATest_IsNot() => Marked.CheckAgentsAsync<DirectToolCallAnalyzer>(
        new Dictionary<string, string> { ["build_property.IsTestProject"] = "true" }.ToImmutableDictionary(), [],
        Caller.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
}
