namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class PositionTable
{
    private static Position[] Objects =>
    [
        Member("object initialiser", static s => $"class O {{ public string? Host {{ get; set; }} public string? {s.Pascal} {{ get; set; }} }} O o = new O {{ Host = \"db1\", {s.Pascal} = {s.Literal} }};"),
        Member("nested object initialiser", static s => $"class I {{ public string? {s.Pascal} {{ get; set; }} }} class O {{ public I In {{ get; }} = new(); }} O o = new() {{ In = {{ {s.Pascal} = {s.Literal} }} }};"),
        Member("options lambda", static s => $"class O {{ public string? {s.Pascal} {{ get; set; }} }} void Configure(Action<O> a) {{ }} void M() => Configure(o => o.{s.Pascal} = {s.Literal});"),
        Member("with", static s => $"record R(string Host) {{ public string? {s.Pascal} {{ get; init; }} }} R M(R r) => r with {{ {s.Pascal} = {s.Literal} }};"),
        Member("struct with", static s => $"record struct R(string Host, string {s.Pascal}); R M(R r) => r with {{ {s.Pascal} = {s.Literal} }};"),
        Member("required member", static s => $"class O {{ public required string {s.Pascal} {{ get; init; }} }} O o = new() {{ {s.Pascal} = {s.Literal} }};"),
        Member("property assignment", static s => $"class O {{ public string? {s.Pascal} {{ get; set; }} }} void M(O o) {{ o.{s.Pascal} = {s.Literal}; }}"),
        Member("static assignment", static s => $"static class O {{ public static string? {s.Pascal}; }} void M() {{ O.{s.Pascal} = {s.Literal}; }}"),
        Statement("anonymous type", static s => $"var o = new {{ host = \"db1\", {s.Camel} = {s.Literal} }}; App.Use(o);"),
        Statement("tuple element", static s => $"var t = (host: \"db1\", {s.Camel}: {s.Literal}); App.Use(t);"),
        Member("tuple type", static s => $"(string Host, string {s.Pascal}) M() => (\"db1\", {s.Literal});"),
        Statement("deconstruction", static s => $"var (host, {s.Camel}) = (\"db1\", {s.Literal}); App.Use(host + {s.Camel});"),
        Statement("tuple assignment", static s => $"string host, {s.Camel}; (host, {s.Camel}) = (\"db1\", {s.Literal}); App.Use(host + {s.Camel});"),
        Member("target-typed new", static s => $"record R(string {s.Pascal}); R r = new({s.Literal});"),
        Member("generic type", static s => $"class Box<T> {{ public T? {s.Pascal} {{ get; set; }} }} object o = new Box<string> {{ {s.Pascal} = {s.Literal} }};"),
    ];

    private static Position[] Collections =>
    [
        Statement("dictionary pairs", static s => $"var map = new Dictionary<string, string> {{ {{ \"host\", \"db1\" }}, {{ {Slot.Quote(s.Snake)}, {s.Literal} }} }}; App.Use(map);"),
        Statement("dictionary indexes", static s => $"var map = new Dictionary<string, object?> {{ [\"host\"] = \"db1\", [{Slot.Quote(s.Kebab)}] = {s.Literal} }}; App.Use(map);"),
        Statement("indexer", static s => $"app.Map[{Slot.Quote(s.Screaming)}] = {s.Literal};"),
        Statement("configuration key", static s => $"app.Config[{Slot.Quote("Service:" + s.Pascal)}] = {s.Literal};"),
        Statement("add", static s => $"app.Map.Add({Slot.Quote(s.Pascal)}, {s.Literal});"),
        Statement("try add", static s => $"app.Map.TryAdd({Slot.Quote(s.Camel)}, {s.Literal});"),
        Statement("key-value pair", static s => $"App.Use(new KeyValuePair<string, string>({Slot.Quote(s.Snake)}, {s.Literal}));"),
        Statement("form content", static s => $"App.Use(new FormUrlEncodedContent([new({Slot.Quote("grant_type")}, \"x\"), new({Slot.Quote(s.Snake)}, {s.Literal})]));"),
        Statement("tuple array", static s => $"(string, string)[] pairs = [(\"host\", \"db1\"), ({Slot.Quote(s.Camel)}, {s.Literal})]; App.Use(pairs);"),
        Statement("collection expression", static s => $"string[] {s.Camel}s = [{s.Literal}]; App.Use({s.Camel}s);"),
        Statement("array", static s => $"var {s.Camel}s = new[] {{ \"\", {s.Literal} }}; App.Use({s.Camel}s);"),
        Statement("list", static s => $"var {s.Camel}List = new List<string> {{ {s.Literal} }}; App.Use({s.Camel}List);"),
        Member("span of strings", static s => $"static ReadOnlySpan<string> {s.Pascal}s => new string[] {{ {s.Literal}, \"\" }};"),
        Statement("environment variable", static s => $"Environment.SetEnvironmentVariable({Slot.Quote(s.Screaming)}, {s.Literal});"),
        Statement("constant key", static s => $"const string Key = {Slot.Quote(s.Pascal)}; app.Map[Key] = {s.Literal};"),
        Statement("nameof key", static s => $"string {s.Camel} = \"\"; app.Map[nameof({s.Camel})] = {s.Literal};"),
    ];
}
