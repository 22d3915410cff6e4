namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Every position whose name says credential, and the same position with a name that does not, or with a value that is read.</summary>
public sealed class FlowTargetTests
{
    private const string Constant = "[|\"Vq8-tnRz4w\"|]";

    /// <summary>Members of a class; <c>NAME</c> is the name in Pascal case, <c>$</c> the value.</summary>
    public static TheoryData<string, string> Positions { get; } = new()
    {
        { "const field", "const string NAME = $;" },
        { "field", "string NAME = $;" },
        { "static readonly field", "static readonly string NAME = $;" },
        { "property initialiser", "string NAME { get; set; } = $;" },
        { "property expression", "string NAME => $;" },
        { "property getter", "string NAME { get { return $; } }" },
        { "getter expression", "string NAME { get => $; }" },
        { "method result", "string GetNAME() { return $; }" },
        { "method expression", "string GetNAME() => $;" },
        { "local function result", "void M() { string GetNAME() => $; GetNAME(); }" },
        { "local", "void M() { string NAME = $; }" },
        { "var", "void M() { var NAME = $; }" },
        { "const local", "void M() { const string NAME = $; }" },
        { "assigned local", "void M() { string NAME; NAME = $; }" },
        { "assigned field", "string NAME = \"\"; void M() { NAME = $; }" },
        { "assigned through this", "string NAME = \"\"; void M() { this.NAME = $; }" },
        { "assigned elsewhere", "class D { public string NAME { get; set; } = \"\"; } void M(D d) { d.NAME = $; }" },
        { "default value", "void M(string NAME = $) { }" },
        { "default of lambda", "void M() { var f = (string NAME = $) => { }; f(); }" },
        { "positional argument", "void Take(string NAME) { } void M() { Take($); }" },
        { "named argument", "void Take(int n, string NAME) { } void M() { Take(NAME: $, n: 1); }" },
        { "constructor argument", "class D { public D(string NAME) { } } void M() { _ = new D($); }" },
        { "target-typed new", "class D { public D(string NAME) { } } void M() { D d = new($); }" },
        { "base constructor", "class D { public D(string NAME) { } } class E : D { public E() : base($) { } }" },
        { "this constructor", "class D { public D(string NAME) { } public D() : this($) { } }" },
        { "primary base", "class D(string NAME) { } class E() : D($);" },
        { "record argument", "record R(string NAME); void M() { _ = new R($); }" },
        { "record with", "record R(string NAME); void M(R r) { _ = r with { NAME = $ }; }" },
        { "object initialiser", "class D { public string NAME { get; set; } = \"\"; } void M() { _ = new D { NAME = $ }; }" },
        { "nested initialiser", "class D { public string NAME { get; set; } = \"\"; } class E { public D D { get; } = new(); } void M() { _ = new E { D = { NAME = $ } }; }" },
        { "anonymous type", "void M() { _ = new { NAME = $ }; }" },
        { "tuple element", "void M() { var t = (User: \"u\", NAME: $); }" },
        { "tuple type", "void M() { (string User, string NAME) t = (\"u\", $); }" },
        { "deconstruction", "void M() { (string user, string NAME) = (\"u\", $); }" },
        { "indexer", "void M(IDictionary<string, string> d) { d[\"NAME\"] = $; }" },
        { "indexer initialiser", "void M() { _ = new Dictionary<string, string> { [\"NAME\"] = $ }; }" },
        { "collection initialiser", "void M() { _ = new Dictionary<string, string> { { \"NAME\", $ } }; }" },
        { "dictionary add", "void M(Dictionary<string, string> d) { d.Add(\"NAME\", $); }" },
        { "key value pair", "void M() { _ = new KeyValuePair<string, string>(\"NAME\", $); }" },
        { "key value pair create", "void M() { _ = KeyValuePair.Create(\"NAME\", $); }" },
        { "header", "void M(HttpRequestHeaders h) { h.Add(\"NAME\", $); }" },
        { "default header", "void M(HttpClient c) { c.DefaultRequestHeaders.TryAddWithoutValidation(\"NAME\", $); }" },
        { "environment variable", "void M() { Environment.SetEnvironmentVariable(\"NAME\", $); }" },
        { "attribute property", "class AAttribute : Attribute { public string NAME { get; set; } = \"\"; } [A(NAME = $)] void M() { }" },
        { "attribute argument", "class AAttribute : Attribute { public AAttribute(string NAME) { } } [A($)] void M() { }" },
        { "attribute of class", "class AAttribute : Attribute { public AAttribute(string NAME) { } } [A($)] class D { }" },
        { "attribute of parameter", "class AAttribute : Attribute { public AAttribute(string NAME) { } } void M([A($)] int n) { }" },
        { "equality", "bool M(string NAME) => NAME == $;" },
        { "equality turned", "bool M(string NAME) => $ == NAME;" },
        { "inequality", "bool M(string NAME) => NAME != $;" },
        { "equals", "bool M(string NAME) => NAME.Equals($);" },
        { "static equals", "bool M(string NAME) => string.Equals(NAME, $);" },
        { "equals with comparison", "bool M(string NAME) => NAME.Equals($, StringComparison.Ordinal);" },
        { "constant equals", "bool M(string NAME) => $.Equals(NAME);" },
        { "sequence equal", "bool M(string NAME) => NAME.SequenceEqual($);" },
        { "compare", "bool M(string NAME) => string.Compare(NAME, $) == 0;" },
        { "is", "bool M(string NAME) => NAME is $;" },
        { "is not", "bool M(string NAME) => NAME is not $;" },
        { "property pattern", "class D { public string NAME { get; set; } = \"\"; } bool M(D d) => d is { NAME: $ };" },
        { "case", "bool M(string NAME) { switch (NAME) { case $: return true; default: return false; } }" },
        { "switch arm", "bool M(string NAME) => NAME switch { $ => true, _ => false };" },
        { "trimmed equality", "bool M(string NAME) => NAME.Trim() == $;" },
        { "fallback", "void M() { string value = Environment.GetEnvironmentVariable(\"NAME\") ?? $; }" },
        { "indexer fallback", "void M(Dictionary<string, string?> config) { var value = config[\"NAME\"] ?? $; }" },
        { "fallback assigned", "void M(Dictionary<string, string?> config) { string NAME = config[\"x\"] ?? $; }" },
        { "conditional", "void M(bool b) { string NAME = b ? \"\" : $; }" },
        { "switch expression value", "void M(int n) { string NAME = n switch { 1 => $, _ => \"\" }; }" },
        { "coalesce assignment", "string? NAME; void M() { NAME ??= $; }" },
        { "lambda result", "void M() { Func<string> getNAME = () => $; }" },
        { "array", "string[] NAME = { $ };" },
        { "collection expression", "string[] NAME = [$];" },
        { "span", "void M() { ReadOnlySpan<char> NAME = $; }" },
        { "char array", "char[] NAME = $.ToCharArray();" },
        { "bytes", "byte[] NAME = Encoding.UTF8.GetBytes($);" },
        { "argument of lambda", "void M() { Action<string> take = NAME => { }; void Call(Action<string> f) { } Call(take); } void N(string NAME) { } void O() { N($); }" },
        { "object", "object NAME = $;" },
        { "ref argument", "void Take(ref string NAME) { } void M() { string s = $; Take(ref s); }" },
        { "unreferenced constructor", "void M() { var c = new Missing.Client { NAME = $ }; }" },
        { "unreferenced property", "void M(Missing.Client c) { c.NAME = $; }" },
        { "unreferenced named argument", "void M() { var c = new Missing.Client(NAME: $); }" },
        { "unreferenced call", "void M() { Missing.Client.Connect(NAME: $); }" },
        { "unreferenced pair", "void M(Missing.Client c) { c.AddHeader(\"NAME\", $); }" },
        { "unreferenced attribute", "[Missing(NAME = $)] void M() { }" },
    };

    [Theory]
    [MemberData(nameof(Positions))]
    public Task Target_TellingName_IsReported(string position, string members) => Check(position, members, "Password", Constant);

    [Theory]
    [MemberData(nameof(Positions))]
    public Task Target_NeutralName_IsNotReported(string position, string members) => Check(position, members, "Colour", "\"Vq8-tnRz4w\"");

    [Theory]
    [MemberData(nameof(Positions))]
    public Task Target_EmptyValue_IsNotReported(string position, string members) => Check(position, members, "Password", "\"\"");

    private static Task Check(string position, string members, string name, string value)
    {
        Assert.NotEmpty(position);
        return Marked.CheckAsync($$"""
            class C
            {
                {{members.Replace("NAME", name, StringComparison.Ordinal).Replace("$", value, StringComparison.Ordinal)}}
            }
            """);
    }
}
