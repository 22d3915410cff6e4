namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class FlowWays
{
    private static FlowWay[] Dispatch =>
    [
        Way("override", static s => s.Class($"public class B {{ public virtual string Load() => \"\"; }} public class D : B {{ public override string Load() => {s.Source}; }} void Run() {{ B b = new D(); string data = b.Load(); {s.Use("data")} }}")),
        Way("override with the sink", static s => s.Class($"public abstract class B {{ public abstract void Go(string data); }} public class D : B {{ public override void Go(string data) {{ {s.Use("data")} }} }} void Run() {{ B b = new D(); b.Go({s.Source}); }}")),
        Way("interface", static s => s.Class($"private interface I {{ string Load(); }} private class D : I {{ public string Load() {{ return {s.Source}; }} }} void Run() {{ I i = new D(); {s.Use("i.Load()")} }}")),
        Way("interface property", static s => s.Class($"private interface I {{ string Data {{ get; }} }} private class D : I {{ string I.Data => {s.Source}; }} static void Go(I i) {{ {s.Use("i.Data")} }} void Run() => Go(new D());")),
        Way("interface with the sink", static s => s.Class($"private interface I {{ void Go(string data); }} private class D : I {{ public void Go(string data) {{ {s.Use("data")} }} }} void Run() {{ I i = new D(); string data = {s.Source}; i.Go(data); }}")),
        Way("default interface method", static s => s.Class($"private interface I {{ string Load() => {s.Source}; }} private class D : I; void Run() {{ I i = new D(); {s.Use("i.Load()")} }}")),
        Way("template method", static s => s.Class($"private abstract class B {{ protected abstract string Load(); public void Run() {{ string data = Load(); {s.Use("data")} }} }} private class D : B {{ protected override string Load() => {s.Source}; }} void Run() => new D().Run();")),
        Way("delegate", static s => s.Class($"private delegate string Loader(); static string Load() => {s.Source}; void Run() {{ Loader load = Load; string data = load(); {s.Use("data")} }}")),
        Way("func argument", static s => s.Class($"static void Go(Func<string> load) {{ string data = load(); {s.Use("data")} }} void Run() => Go(() => {s.Source});")),
        Way("action argument", static s => s.Class($"static void With(Action<string> go) {{ go({s.Source}); }} void Run() => With(data => {s.Use("data")});")),
        Way("method group with the sink", static s => s.Class($"static void Go(string data) {{ {s.Use("data")} }} void Run() {{ Action<string> go = Go; go({s.Source}); }}")),
        Way("base call", static s => s.Class($"private class B {{ protected void Go(string data) {{ {s.Use("data")} }} }} private class D : B {{ public void Run() => base.Go({s.Source}); }}")),
        Way("base constructor", static s => s.Class($"private class B {{ protected readonly string Data; protected B(string data) {{ Data = data; }} public void Run() {{ {s.Use("Data")} }} }} private class D : B {{ public D() : base({s.Source}) {{ }} }}")),
        Way("generic constraint", static s => s.Class($"private interface I {{ string Load(); }} private class D : I {{ public string Load() => {s.Source}; }} static void Go<T>(T t) where T : I {{ {s.Use("t.Load()")} }} void Run() => Go(new D());")),
    ];

    private static FlowWay[] Shapes =>
    [
        Way("concatenated with nothing", static s => s.Method($"string data = \"\" + {s.Source}; {s.Use("data")}")),
        Way("interpolated", static s => s.Method($"string a = {s.Source}; string data = $\"{{a}}\"; {s.Use("data")}")),
        Way("character array", static s => s.Method($"char[] a = ({s.Source}).ToCharArray(); string data = new string(a); {s.Use("data")}")),
        Way("bytes and back", static s => s.Method($"byte[] a = Encoding.UTF8.GetBytes({s.Source}); string data = Encoding.UTF8.GetString(a); {s.Use("data")}")),
        Way("string builder", static s => s.Method($"var b = new StringBuilder(); b.Append({s.Source}); string data = b.ToString(); {s.Use("data")}")),
        Way("string builder argument", static s => s.Class($"static void Fill(StringBuilder b) {{ b.Append({s.Source}); }} void Run() {{ var b = new StringBuilder(); Fill(b); {s.Use("b.ToString()")} }}")),
        Way("upper case", static s => s.Method($"string data = ({s.Source}).ToUpperInvariant(); {s.Use("data")}")),
        Way("padded", static s => s.Method($"string data = ({s.Source}).PadRight(32, 'x'); {s.Use("data")}")),
        Way("inserted", static s => s.Method($"string data = \"ab\".Insert(1, {s.Source}); {s.Use("data")}")),
        Way("split", static s => s.Method($"string data = ({s.Source}).Split(';')[0]; {s.Use("data")}")),
        Way("ToString", static s => s.Method($"string data = ({s.Source}).ToString(); {s.Use("data")}")),
        Way("Clone", static s => s.Method($"string data = (string)({s.Source}).Clone(); {s.Use("data")}")),
        Way("intern", static s => s.Method($"string data = string.Intern({s.Source}); {s.Use("data")}")),
        Way("substring", static s => s.Method($"string data = ({s.Source}).Substring(1); {s.Use("data")}")),
        Way("span", static s => s.Method($"ReadOnlySpan<char> a = {s.Source}; string data = a.ToString(); {s.Use("data")}")),
        Way("ref local", static s => s.Method($"string a = \"\"; ref string r = ref a; r = {s.Source}; {s.Use("r")}")),
        Way("exchange", static s => s.Class($"private string? data; void Run() {{ System.Threading.Interlocked.Exchange(ref data, {s.Source}); {s.Use("data")} }}")),
        Way("out of a throw", static s => s.Method($"string data = {s.Source} ?? throw new InvalidOperationException(\"none\"); {s.Use("data")}")),
        Way("null-forgiving", static s => s.Method($"string? a = {s.Source}; string data = a!; {s.Use("data!")}")),
    ];
}
