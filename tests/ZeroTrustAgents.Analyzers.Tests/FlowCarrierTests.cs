namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>What carries a constant to an API: each way with the constant, and the same way with a value that is read.</summary>
public sealed class FlowCarrierTests
{
    private const string Constant = "[|\"Vq8-tnRz4w\"|]";
    private const string Read = "Console.ReadLine()!";

    /// <summary>Members of a class; <c>$</c> is the value that goes to <c>Sink</c>.</summary>
    public static TheoryData<string, string> Ways { get; } = new()
    {
        { "direct", "void M() { Sink($); }" },
        { "const field", "const string Kept = \"Vq8-tnRz4w\"; void M() { Sink($); }" },
        { "local", "void M() { string data = $; Sink(data); }" },
        { "var local", "void M() { var data = $; Sink(data); }" },
        { "assigned local", "void M() { string data; data = $; Sink(data); }" },
        { "two locals", "void M() { string data = $; string copy = data; Sink(copy); }" },
        { "readonly field", "readonly string _f = $; void M() { Sink(_f); }" },
        { "field set in constructor", "readonly string _f; C() { _f = $; } void M() { Sink(_f); }" },
        { "static field set in static constructor", "static readonly string F; static C() { F = $; } void M() { Sink(F); }" },
        { "field set in other method", "string _f = \"\"; void Set() { _f = $; } void M() { Sink(_f); }" },
        { "auto property", "string P { get; set; } = $; void M() { Sink(P); }" },
        { "expression property", "string P => $; void M() { Sink(P); }" },
        { "getter body", "string P { get { return $; } } void M() { Sink(P); }" },
        { "setter with field", "string _f = \"\"; string P { get => _f; set => _f = value; } void M() { P = $; Sink(P); }" },
        { "init property", "class D { public string V { get; init; } = \"\"; } void M() { var d = new D { V = $ }; Sink(d.V); }" },
        { "returned", "string Get() { return $; } void M() { Sink(Get()); }" },
        { "returned expression", "string Get() => $; void M() { Sink(Get()); }" },
        { "returned through two", "string A() => B(); string B() => $; void M() { Sink(A()); }" },
        { "argument", "void Take(string data) { Sink(data); } void M() { Take($); }" },
        { "argument through two", "void A(string data) { B(data); } void B(string data) { Sink(data); } void M() { A($); }" },
        { "named argument", "void Take(int n, string data) { Sink(data); } void M() { Take(data: $, n: 1); }" },
        { "params", "void Take(params string[] data) { Sink(data[0]); } void M() { Take($); }" },
        { "through and back", "string Same(string s) => s; void M() { Sink(Same($)); }" },
        { "out", "void Get(out string data) { data = $; } void M() { Get(out string d); Sink(d); }" },
        { "ref", "void Get(ref string data) { data = $; } void M() { string d = \"\"; Get(ref d); Sink(d); }" },
        { "lambda result", "void M() { Func<string> f = () => $; Sink(f()); }" },
        { "lambda argument", "void M() { Action<string> f = s => Sink(s); f($); }" },
        { "method group", "void Take(string s) { Sink(s); } void M() { Action<string> f = Take; f($); }" },
        { "function passed on", "void Call(Action<string> f) { f($); } void M() { Call(s => Sink(s)); }" },
        { "local function", "void M() { string Get() => $; Sink(Get()); }" },
        { "local function argument", "void M() { void Take(string s) => Sink(s); Take($); }" },
        { "conditional", "void M(bool b) { string data = b ? Console.ReadLine()! : $; Sink(data); }" },
        { "coalesce", "void M() { string data = Environment.GetEnvironmentVariable(\"X\") ?? $; Sink(data); }" },
        { "coalesce assignment", "void M() { string? data = Console.ReadLine(); data ??= $; Sink(data); }" },
        { "switch expression", "void M(int n) { string data = n switch { 0 => \"\", _ => $ }; Sink(data); }" },
        { "switch statement", "void M(int n) { string data = \"\"; switch (n) { case 1: data = $; break; default: break; } Sink(data); }" },
        { "if", "void M(bool b) { string data = \"\"; if (b) { data = $; } else { data = \"\"; } Sink(data); }" },
        { "while", "void M(bool b) { string data = \"\"; while (b) { data = $; break; } Sink(data); }" },
        { "for", "void M() { string data = \"\"; for (int i = 0; i < 1; i++) { data = $; } Sink(data); }" },
        { "try", "void M() { string data = \"\"; try { data = $; } finally { } Sink(data); }" },
        { "goto", "void M() { string data = $; goto end; end: Sink(data); }" },
        { "cast", "void M() { object data = $; Sink((string)data); }" },
        { "as", "void M() { object data = $; Sink((data as string)!); }" },
        { "object argument", "void Take(object o) { Sink((string)o); } void M() { Take($); }" },
        { "is pattern", "void M() { object o = $; if (o is string s) Sink(s); }" },
        { "awaited", "async Task M() { Sink(await Task.FromResult($)); }" },
        { "async method", "async Task<string> Get() { await Task.Yield(); return $; } async Task M() { Sink(await Get()); }" },
        { "result of task", "Task<string> Get() => Task.FromResult($); void M() { Sink(Get().Result); }" },
        { "tuple", "void M() { var t = (1, $); Sink(t.Item2); }" },
        { "named tuple", "void M() { (int n, string v) t = (1, $); Sink(t.v); }" },
        { "deconstructed", "void M() { var (n, v) = (1, $); Sink(v); }" },
        { "tuple returned", "(int, string) Get() => (1, $); void M() { var (_, v) = Get(); Sink(v); }" },
        { "array", "void M() { string[] a = { \"\", $ }; Sink(a[1]); }" },
        { "array element", "void M() { var a = new string[3]; a[2] = $; Sink(a[2]); }" },
        { "array passed", "void Take(string[] a) { Sink(a[2]); } void M() { var a = new string[5]; a[2] = $; Take(a); }" },
        { "list", "void M() { var l = new List<string>(); l.Add($); Sink(l[0]); }" },
        { "list initialiser", "void M() { var l = new List<string> { $ }; Sink(l.First()); }" },
        { "linked list", "void M() { var l = new LinkedList<string>(); l.AddLast($); Sink(l.First!.Value); }" },
        { "queue", "void M() { var q = new Queue<string>(); q.Enqueue($); Sink(q.Dequeue()); }" },
        { "stack", "void M() { var q = new Stack<string>(); q.Push($); Sink(q.Pop()); }" },
        { "dictionary", "void M() { var d = new Dictionary<string, string>(); d.Add(\"a\", $); Sink(d[\"a\"]); }" },
        { "dictionary initialiser", "void M() { var d = new Dictionary<int, string> { [3] = $ }; Sink(d[3]); }" },
        { "dictionary try get", "void M() { var d = new Dictionary<int, string> { { 3, $ } }; if (d.TryGetValue(3, out var v)) Sink(v); }" },
        { "hashtable", "void M() { var d = new Hashtable(); d[0] = $; Sink((string)d[0]!); }" },
        { "container passed", "void Take(Dictionary<int, string> d) { Sink(d[2]); } void M() { var d = new Dictionary<int, string>(); d.Add(2, $); Take(d); }" },
        { "foreach", "void M() { foreach (var s in new[] { $ }) Sink(s); }" },
        { "linq first", "void M() { var all = new[] { $ }; Sink(all.Where(s => s.Length > 1).First()); }" },
        { "foreach lambda", "void M() { var l = new List<string> { $ }; l.ForEach(s => Sink(s)); }" },
        { "iterator", "IEnumerable<string> All() { yield return $; } void M() { foreach (var s in All()) Sink(s); }" },
        { "record", "record R(string V); void M() { var r = new R($); Sink(r.V); }" },
        { "record with", "record R(string V); void M() { var r = new R(\"\"); var q = r with { V = $ }; Sink(q.V); }" },
        { "constructor parameter", "class D { readonly string _v; public D(string v) { _v = v; } public string V => _v; } void M() { Sink(new D($).V); }" },
        { "primary constructor", "class D(string v) { public string V => v; } void M() { Sink(new D($).V); }" },
        { "field of container", "class D { public string V = \"\"; } void Take(D d) { Sink(d.V); } void M() { var d = new D(); d.V = $; Take(d); }" },
        { "base class", "abstract class B { public abstract void Take(string s); } class D : B { public override void Take(string s) { C.Sink(s); } } void M() { B b = new D(); b.Take($); }" },
        { "interface", "interface I { void Take(string s); } class D : I { public void Take(string s) { C.Sink(s); } } void M() { I i = new D(); i.Take($); }" },
        { "interface result", "interface I { string Get(); } class D : I { public string Get() => $; } void M(I i) { Sink(i.Get()); }" },
        { "virtual property", "abstract class B { public abstract string V { get; } } class D : B { public override string V => $; } void M(B b) { Sink(b.V); }" },
        { "generic method", "T Same<T>(T v) => v; void M() { Sink(Same<string>($)); }" },
        { "generic class", "class Box<T> { public T V = default!; } void M() { var b = new Box<string>(); b.V = $; Sink(b.V); }" },
        { "lazy", "readonly Lazy<string> _l = new(() => $); void M() { Sink(_l.Value); }" },
        { "optional parameter", "void Take(string data = $) { Sink(data); } void M() { Take(); }" },
        { "extension method", "void M() { $.Give(); }" },
        { "ternary return", "string Get(bool b) { if (b) return \"\"; else return $; } void M() { Sink(Get(true)); }" },
        { "string methods", "void M() { string data = $; Sink(data.Trim()); }" },
        { "interpolated", "void M() { string data = $; Sink($$\"{data}\"); }" },
        { "span", "void M() { ReadOnlySpan<char> data = $; Sink(data.ToString()); }" },
        { "builder", "void M() { var b = new StringBuilder(); b.Append($); Sink(b.ToString()); }" },
        { "bytes and back", "void M() { byte[] b = Encoding.UTF8.GetBytes($); Sink(Encoding.UTF8.GetString(b)); }" },
        { "char array", "void M() { char[] b = $.ToCharArray(); Sink(new string(b)); }" },
        { "memory", "void M() { ReadOnlyMemory<char> m = $.AsMemory(); Sink(m.Span.ToString()); }" },
        { "memory stream", "void M() { var s = new System.IO.MemoryStream(Encoding.UTF8.GetBytes($)); Sink(Encoding.UTF8.GetString(s.ToArray())); }" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Flow_ConstantOnThisWay_IsReportedWhereItStands(string way, string members)
    {
        Assert.NotEmpty(way);
        string value = way == "const field" ? "Kept" : Constant;
        string marked = way == "const field" ? members.Replace("\"Vq8-tnRz4w\"", Constant, StringComparison.Ordinal) : members;
        await Marked.CheckAsync(Class(marked, value));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Flow_ReadValueOnThisWay_IsNotReported(string way, string members)
    {
        if (way is "const field" or "optional parameter")
            members = members.Replace("Kept = \"Vq8-tnRz4w\"", "Kept = \"\"", StringComparison.Ordinal).Replace("data = $", "data = \"\"", StringComparison.Ordinal);
        await Marked.CheckAsync(Class(members, Read));
    }

    private static string Class(string members, string value) => $$"""
        partial class C
        {
            public static void Sink(string s) { _ = new NetworkCredential("user", s); }
            {{members.Replace("$$", "\u0001", StringComparison.Ordinal).Replace("$", value, StringComparison.Ordinal).Replace('\u0001', '$')}}
        }

        static class Extensions { public static void Give(this string s) { C.Sink(s); } }
        """;
}
