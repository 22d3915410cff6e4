namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class PositionTable
{
    private static Position[] Members =>
    [
        Member("field", static s => $"private string {s.Camel} = {s.Literal};"),
        Member("underscore field", static s => $"private readonly string _{s.Camel} = {s.Literal};"),
        Member("const", static s => $"public const string {s.Pascal} = {s.Literal};"),
        Member("screaming const", static s => $"internal const string {s.Screaming} = {s.Literal};"),
        Member("static readonly", static s => $"private static readonly string {s.Pascal} = {s.Literal};"),
        Member("nullable field", static s => $"private string? {s.Camel} = {s.Literal};"),
        Member("object field", static s => $"private readonly object {s.Camel} = {s.Literal};"),
        Member("auto-property initialiser", static s => $"public string {s.Pascal} {{ get; set; }} = {s.Literal};"),
        Member("init property", static s => $"public string {s.Pascal} {{ get; init; }} = {s.Literal};"),
        Member("expression-bodied property", static s => $"public string {s.Pascal} => {s.Literal};"),
        Member("getter block", static s => $"public string {s.Pascal} {{ get {{ return {s.Literal}; }} }}"),
        Member("expression-bodied getter", static s => $"protected virtual string {s.Pascal} {{ get => {s.Literal}; set {{ }} }}"),
        Member("method result", static s => $"private static string Get{s.Pascal}() => {s.Literal};"),
        Member("method return", static s => $"private string Get{s.Pascal}(int n) {{ if (n > 1) return string.Empty; return {s.Literal}; }}"),
        Member("private method into local", static s => $"private static string Load() => {s.Literal}; void M() {{ string {s.Camel} = Load(); App.Use({s.Camel}); }}"),
        Member("async method", static s => $"private async Task<string> Get{s.Pascal}Async() {{ await Task.Yield(); return {s.Literal}; }}"),
        Member("iterator", static s => $"private IEnumerable<string> {s.Pascal}s() {{ yield return {s.Literal}; }}"),
        Member("generic method", static s => $"private T Get{s.Pascal}<T>() => (T)(object){s.Literal};"),
        Member("static constructor", static s => $"private static string {s.Camel}; static C{s.Index}() {{ {s.Camel} = {s.Literal}; }}"),
        Member("constructor through this", static s => $"private readonly string {s.Camel}; public C{s.Index}() {{ this.{s.Camel} = {s.Literal}; }}"),
        Member("nested class", static s => $"private static class Inner {{ public static class Deeper {{ public const string {s.Pascal} = {s.Literal}; }} }}"),
        Member("several declarators", static s => $"private string host = \"db1\", {s.Camel} = {s.Literal}, user = \"sa\";"),
        Member("lazy", static s => $"private readonly Lazy<string> {s.Camel} = new(() => {s.Literal});"),
        Member("func field", static s => $"private readonly Func<string> {s.Camel} = () => {s.Literal};"),
        Member("constant of a nested class into property", static s => $"private static class Defaults {{ public const string A = {s.Literal}; }} public string {s.Pascal} {{ get; set; }} = Defaults.A;"),
        Member("explicit interface property", static s => $"interface IHas {{ string {s.Pascal} {{ get; }} }} class Has : IHas {{ string IHas.{s.Pascal} => {s.Literal}; }}"),
        Member("default interface method", static s => $"interface IHas {{ string {s.Pascal} => {s.Literal}; }}"),
        Member("override", static s => $"abstract class B {{ public abstract string {s.Pascal} {{ get; }} }} class D : B {{ public override string {s.Pascal} => {s.Literal}; }}"),
        Member("preprocessor", static s => $"#if true\nprivate string {s.Camel} = {s.Literal};\n#endif"),
        Member("commented", static s => $"private string {s.Camel} /* for the build */ = // see the wiki\n {s.Literal};"),
        File("struct", static s => $"struct S {{ public string {s.Pascal}; public S() {{ {s.Pascal} = {s.Literal}; }} }}"),
        File("record member", static s => $"record R {{ public string {s.Pascal} {{ get; init; }} = {s.Literal}; }}"),
        File("file-local static class", static s => $"file static class Keys {{ internal static string {s.Pascal} {{ get; }} = {s.Literal}; }}"),
    ];
}
