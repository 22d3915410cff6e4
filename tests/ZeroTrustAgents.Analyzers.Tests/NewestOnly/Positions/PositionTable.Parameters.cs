namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class PositionTable
{
    private static Position[] Parameters =>
    [
        Member("parameter default", static s => $"public void Connect(string host, string {s.Camel} = {s.Literal}) {{ }}"),
        Member("constructor default", static s => $"public C{s.Index}(string {s.Camel} = {s.Literal}) {{ }}"),
        Member("delegate default", static s => $"delegate void Connect(string {s.Camel} = {s.Literal});"),
        Member("named argument", static s => $"void Connect(string a, string {s.Camel}, int n = 1) {{ }} void M() => Connect({s.Camel}: {s.Literal}, a: \"db1\");"),
        Member("positional argument", static s => $"void Connect(string a, string {s.Camel}) {{ }} void M() => Connect(\"db1\", {s.Literal});"),
        Member("params argument", static s => $"void Connect(params string[] {s.Camel}s) {{ }} void M() => Connect(\"\", {s.Literal});"),
        Member("constructor argument", static s => $"class Client {{ public Client(string {s.Camel}) {{ }} }} Client c = new({s.Literal});"),
        Member("base initialiser", static s => $"class B {{ protected B(string {s.Camel}) {{ }} }} class D : B {{ public D() : base({s.Literal}) {{ }} }}"),
        Member("this initialiser", static s => $"class D {{ D(string {s.Camel}) {{ }} public D() : this({s.Literal}) {{ }} }}"),
        Member("primary constructor base", static s => $"class B(string {s.Camel}) {{ public int N => {s.Camel}.Length; }} class D() : B({s.Literal});"),
        Member("primary constructor default", static s => $"class B(string {s.Camel} = {s.Literal}) {{ public int N => {s.Camel}.Length; }}"),
        Member("record positional default", static s => $"record R(string Host, string {s.Pascal} = {s.Literal});"),
        Member("record argument", static s => $"record R(string Host, string {s.Pascal}); R r = new(\"db1\", {s.Literal});"),
        Member("extension argument", static s => $"void M(App app) => app.Connect{s.Index}({s.Literal}); }} public static class E{s.Index} {{ public static void Connect{s.Index}(this App app, string {s.Camel}) {{ }}"),
        Member("indexer argument value", static s => $"string this[string {s.Camel}] => \"x\"; string M() => this[{s.Literal}];"),
        Member("attribute constructor", static s => $"class A : Attribute {{ public A(string {s.Camel}) {{ }} }} [A({s.Literal})] void M() {{ }}"),
        Member("attribute named argument", static s => $"class A : Attribute {{ public string? {s.Pascal} {{ get; set; }} }} [A({s.Pascal} = {s.Literal})] void M() {{ }}"),
        Member("out parameter", static s => $"void Load(out string {s.Camel}) {{ {s.Camel} = {s.Literal}; }}"),
        Member("out argument", static s => $"void Load(out string x) {{ x = {s.Literal}; }} void M() {{ Load(out string {s.Camel}); App.Use({s.Camel}); }}"),
        Member("ref argument", static s => $"void Load(ref string x) {{ x = {s.Literal}; }} void M() {{ string {s.Camel} = \"\"; Load(ref {s.Camel}); App.Use({s.Camel}); }}"),
        Member("local function default", static s => $"void M() {{ void Go(string {s.Camel} = {s.Literal}) => App.Use({s.Camel}); Go(); }}"),
        Member("lambda default", static s => $"void M() {{ var go = (string {s.Camel} = {s.Literal}) => {s.Camel}.Length; App.Use(go()); }}"),
        Member("chained call", static s => $"class Builder {{ public Builder Host(string h) => this; public Builder With{s.Pascal}(string value) => this; }} void M() => new Builder().Host(\"db1\").With{s.Pascal}({s.Literal}).Host(\"db2\");"),
        Member("setter method", static s => $"void Set{s.Pascal}(string value) {{ }} void M() => Set{s.Pascal}({s.Literal});"),
        Member("static factory", static s => $"static C{s.Index} From{s.Pascal}(string {s.Camel}) => new(); object o = From{s.Pascal}({s.Literal});"),
        Member("delegate invocation", static s => $"delegate void Connect(string {s.Camel}); void M(Connect c) => c({s.Literal});"),
    ];
}
