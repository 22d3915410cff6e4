namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class FlowWays
{
    private static FlowWay[] Files =>
    [
        Spread("two files, result", static s =>
        [
            s.Method($"string data = W{s.Index}.Load(); {s.Use("data")}"),
            $"internal static class W{s.Index} {{ public static string Load() {{ string data = {s.Source}; return data; }} }}",
        ]),
        Spread("two files, argument", static s =>
        [
            s.Method($"string data = {s.Source}; new W{s.Index}().Go(data);"),
            $"public class W{s.Index} {{ public void Go(string data) {{ {s.Use("data")} }} }}",
        ]),
        Spread("three files, argument", static s =>
        [
            s.Method($"A{s.Index}.Go({s.Source});"),
            $"public static class A{s.Index} {{ public static void Go(string data) => B{s.Index}.Go(data); }}",
            $"public static class B{s.Index} {{ public static void Go(string data) {{ {s.Use("data")} }} }}",
        ]),
        Spread("five files, argument", static s =>
        [
            s.Method($"string data = {s.Source}; A{s.Index}.Go(data);"),
            $"public static class A{s.Index} {{ public static void Go(string data) {{ B{s.Index}.Go(data); }} }}",
            $"public static class B{s.Index} {{ public static void Go(string data) {{ C{s.Index}.Go(data); }} }}",
            $"public static class C{s.Index} {{ public static void Go(string data) {{ D{s.Index}.Go(data); }} }}",
            $"public static class D{s.Index} {{ public static void Go(string data) {{ {s.Use("data")} }} }}",
        ]),
        Spread("five files, result", static s =>
        [
            s.Method($"string data = new A{s.Index}().Load(); {s.Use("data")}"),
            $"public class A{s.Index} {{ public string Load() {{ return new B{s.Index}().Load(); }} }}",
            $"public class B{s.Index} {{ public string Load() {{ return new C{s.Index}().Load(); }} }}",
            $"public class C{s.Index} {{ public string Load() {{ return new D{s.Index}().Load(); }} }}",
            $"public class D{s.Index} {{ public string Load() {{ return {s.Source}; }} }}",
        ]),
        Spread("static field of another file", static s =>
        [
            s.Method($"W{s.Index}.Data = {s.Source}; W{s.Index}.Go();"),
            $"public static class W{s.Index} {{ public static string Data = \"\"; public static void Go() {{ string data = Data; {s.Use("data")} }} }}",
        ]),
        Spread("property of another file", static s =>
        [
            s.Method($"var w = new W{s.Index}(); {s.Use("w.Data")}"),
            $"public class W{s.Index} {{ public string Data {{ get; }} = {s.Source}; }}",
        ]),
        Spread("abstract class of another file", static s =>
        [
            s.Method($"string data = {s.Source}; A{s.Index} a = new B{s.Index}(); a.Go(data);"),
            $"public abstract class A{s.Index} {{ public abstract void Go(string data); }}",
            $"public class B{s.Index} : A{s.Index} {{ public override void Go(string data) {{ {s.Use("data")} }} }}",
        ]),
        Spread("interface of another file", static s =>
        [
            s.Class($"private readonly I{s.Index} i; public V{s.Index}(I{s.Index} i) {{ this.i = i; }} void Run() {{ string data = i.Load(); {s.Use("data")} }}"),
            $"public interface I{s.Index} {{ string Load(); }}",
            $"public class W{s.Index} : I{s.Index} {{ public string Load() => {s.Source}; }}",
        ]),
        Spread("partial class", static s =>
        [
            $"public partial class V{s.Index} {{ private string data = \"\"; void Run() {{ Load(); {s.Use("data")} }} }}",
            $"public partial class V{s.Index} {{ void Load() {{ data = {s.Source}; }} }}",
        ]),
        Spread("container through files", static s =>
        [
            s.Method($"var box = new Box{s.Index}(); box.Data = {s.Source}; W{s.Index}.Go(box);"),
            $"public class Box{s.Index} {{ public string? Data; }}",
            $"public static class W{s.Index} {{ public static void Go(Box{s.Index} box) {{ string data = box.Data!; {s.Use("data")} }} }}",
        ]),
        Spread("array through files", static s =>
        [
            s.Method($"string[] all = new string[5]; all[2] = {s.Source}; W{s.Index}.Go(all);"),
            $"public static class W{s.Index} {{ public static void Go(string[] all) {{ string data = all[2]; {s.Use("data")} }} }}",
        ]),
        Spread("dictionary through files", static s =>
        [
            s.Method($"var all = new Dictionary<int, string>(); all.Add(0, \"\"); all.Add(2, {s.Source}); W{s.Index}.Go(all);"),
            $"public static class W{s.Index} {{ public static void Go(Dictionary<int, string> all) {{ string data = all[2]; {s.Use("data")} }} }}",
        ]),
        Spread("linked list through files", static s =>
        [
            s.Method($"var all = new LinkedList<string>(); all.AddLast({s.Source}); W{s.Index}.Go(all);"),
            $"public static class W{s.Index} {{ public static void Go(LinkedList<string> all) {{ string data = all.ElementAt(0); {s.Use("data")} }} }}",
        ]),
        Spread("ref through files", static s =>
        [
            s.Method($"string data = \"\"; W{s.Index}.Load(ref data); {s.Use("data")}"),
            $"public static class W{s.Index} {{ public static void Load(ref string data) {{ data = {s.Source}; }} }}",
        ]),
        Spread("object through files", static s =>
        [
            s.Method($"object data = {s.Source}; W{s.Index}.Go(data);"),
            $"public static class W{s.Index} {{ public static void Go(object box) {{ string data = (string)box; {s.Use("data")} }} }}",
        ]),
    ];
}
