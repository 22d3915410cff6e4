namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class PositionTable
{
    private static Position[] NewSyntax =>
    [
        Member("field keyword", static s => $"public string {s.Pascal} {{ get => field ?? {s.Literal}; set; }}"),
        Member("field keyword initialiser", static s => $"public string {s.Pascal} {{ get => field.Trim(); }} = {s.Literal};"),
        File("extension property", static s => $"static class E {{ extension(App app) {{ public string {s.Pascal} => {s.Literal}; }} }}"),
        File("extension method argument", static s => $"static class E {{ extension(App app) {{ public void Connect(string {s.Camel}) {{ }} }} static void M(App app) => app.Connect({s.Literal}); }}"),
        Member("null-conditional assignment", static s => $"class O {{ public string? {s.Pascal} {{ get; set; }} }} void M(O? o) {{ o?.{s.Pascal} = {s.Literal}; }}"),
        File("partial property", static s => $"partial class P {{ public partial string {s.Pascal} {{ get; }} }} partial class P {{ public partial string {s.Pascal} => {s.Literal}; }}"),
        File("static abstract", static s => $"interface I {{ static abstract string {s.Pascal} {{ get; }} }} class P : I {{ public static string {s.Pascal} => {s.Literal}; }}"),
        Member("params collection", static s => $"void Connect(params ReadOnlySpan<string> {s.Camel}s) {{ }} void M() => Connect(\"\", {s.Literal});"),
        Member("list pattern", static s => $"bool M(string[] {s.Camel}s) => {s.Camel}s is [{s.Literal}, ..];"),
        Member("alias of tuple", static s => $"static (string Host, string {s.Pascal}) Default = new(\"db1\", {s.Literal});"),
        Member("inline array of spread", static s => $"string[] M(string[] more) {{ string[] {s.Camel}s = [.. more, {s.Literal}]; return {s.Camel}s; }}"),
        File("compound assignment operator type", static s => $"ref struct R {{ public string {s.Pascal}; public R() {{ {s.Pascal} = {s.Literal}; }} }}"),
        File("unbound nameof", static s => $"class G<T> {{ public string {s.Pascal} = nameof(G<>) is \"G\" ? {s.Literal} : \"\"; }}"),
        File("partial constructor", static s => $"partial class P {{ string {s.Camel}; public partial P(); }} partial class P {{ public partial P() {{ {s.Camel} = {s.Literal}; }} }}"),
        Member("lambda with modifiers", static s => $"delegate void Load(out string {s.Camel}); Load load = (out {s.Camel}) => {s.Camel} = {s.Literal};"),
    ];

    private static Position[] Programs =>
    [
        new("top-level local", Level.TopLevel, static s => $"string {s.Camel} = {s.Literal}; App.Use({s.Camel});"),
        new("top-level fallback", Level.TopLevel, static s => $"var {s.Camel} = args.Length > 1 ? args[1] : {s.Literal}; App.Use({s.Camel});"),
        new("top-level assignment", Level.TopLevel, static s => $"app.Config[{Slot.Quote("Service:" + s.Pascal)}] = {s.Literal};"),
    ];
}
