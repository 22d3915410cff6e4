using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class SuppressionAnalyzerTests
{
    private static Task<ImmutableArray<Diagnostic>> FindAsync(string code) => Compile.DiagnoseAsync(Compile.Sources(("a.cs", code)), [new SuppressionAnalyzer()]);

    private static async Task AssertFoundAsync(string code, params string[] ids)
    {
        ImmutableArray<Diagnostic> found = await FindAsync(code);
        Assert.Equal(ids, found.Select(d => code.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length).Trim('"')));
        Assert.All(found, static d => Assert.Equal(UnjustifiedSuppression.Id, d.Id));
    }

    [Theory]
    [InlineData("#pragma warning disable ZTA1001\nclass A;", "ZTA1001")]
    [InlineData("class B;\n    #pragma warning disable CS0168, ZTA1002, ZTA2001 // <Pending>\nclass A;", "ZTA1002,ZTA2001")]
    [InlineData("#pragma warning disable ZTA1001 // TODO\nclass A;", "ZTA1001")]
    [InlineData("#pragma warning disable ZTA1001 //\nclass A;", "ZTA1001")]
    [InlineData("#pragma warning disable ZTA1001 // ZTA1001\nclass A;", "ZTA1001")]
    [InlineData("#pragma warning disable ZTA1001 // A provider's credential is hard-coded\nclass A;", "ZTA1001")]
    [InlineData("class B { int x = 1; } // about this code\n#pragma warning disable ZTA1001\nclass A;", "ZTA1001")]
    [InlineData("// too far away\n\n#pragma warning disable ZTA1001\nclass A;", "ZTA1001")]
    [InlineData("#pragma warning disable ZTA1008\nclass A;", "ZTA1008")]
    public Task Pragma_WithoutAReason_IsReported(string code, string ids) => AssertFoundAsync(code, ids.Split(','));

    [Theory]
    [InlineData("#pragma warning disable ZTA1001 // the example of the vendor's documentation\nclass A;")]
    [InlineData("// The example of the vendor's documentation.\n#pragma warning disable ZTA1001\nclass A;")]
    [InlineData("/* the example of the vendor's documentation */\n#pragma warning disable ZTA1001\nclass A;")]
    [InlineData("#pragma warning disable CS0168\nclass A;")]
    [InlineData("#pragma warning disable\nclass A;")]
    [InlineData("#pragma warning restore ZTA1001\nclass A;")]
    [InlineData("#if NEVER\n#pragma warning disable ZTA1001\n#endif\nclass A;")]
    [InlineData("class A { string s = \"#pragma warning disable ZTA1001\"; }")]
    public Task Pragma_WithAReasonOrNotOurs_IsNotReported(string code) => AssertFoundAsync(code);

    [Theory]
    [InlineData("[SuppressMessage(\"Security\", \"ZTA1001\")] class A;")]
    [InlineData("[SuppressMessage(\"Security\", \"ZTA1001\", Justification = \"<Pending>\")] class A;")]
    [InlineData("[SuppressMessage(\"Security\", \"ZTA1001\", Justification = \"  \")] class A;")]
    [InlineData("[SuppressMessage(\"Security\", \"ZTA1001\", Justification = null)] class A;")]
    [InlineData("[SuppressMessage(checkId: \"ZTA1001\", category: \"Security\")] class A;")]
    [InlineData("[assembly: SuppressMessage(\"Security\", \"ZTA1001\", Scope = \"module\")]")]
    [InlineData("class A { [System.Diagnostics.CodeAnalysis.SuppressMessageAttribute(\"Security\", \"ZTA1001\")] void M() { } }")]
    [InlineData("[Quiet(\"Security\", \"ZTA1001\")] class A;")]
    public Task Attribute_WithoutAReason_IsReported(string code) => AssertFoundAsync(Usings + code, "ZTA1001");

    [Theory]
    [InlineData("[SuppressMessage(\"Security\", \"ZTA1001:A provider's credential is hard-coded\")] class A;", "ZTA1001:A provider's credential is hard-coded")]
    [InlineData("[SuppressMessage(\"Security\", A.Rule)] class A { public const string Rule = \"ZTA1002\"; }", "A.Rule")]
    public Task Attribute_IdWithTitleOrConstant_IsReported(string code, string text) => AssertFoundAsync(Usings + code, text);

    [Theory]
    [InlineData("[SuppressMessage(\"Security\", \"ZTA1001\", Justification = \"Documented example of the vendor\")] class A;")]
    [InlineData("[SuppressMessage(\"Security\", \"ZTA1001\", Justification = A.Why + \".\")] class A { public const string Why = \"Documented example\"; }")]
    [InlineData("[SuppressMessage(\"Security\", \"CA1000\")] class A;")]
    [InlineData("[SuppressMessage(\"ZTA1001\", \"CA1000\")] class A;")]
    [InlineData("[Mine(\"Security\", \"ZTA1001\")] class A; class MineAttribute(string a, string b) : System.Attribute;")]
    [InlineData("[SuppressMessage(\"Security\", ] class A;")]
    [InlineData("[SuppressMessage(")]
    public Task Attribute_WithAReasonOrNotOurs_IsNotReported(string code) => AssertFoundAsync(Usings + code);

    [Fact]
    public async Task Report_Always_NamesTheRule()
    {
        Diagnostic found = Assert.Single(await FindAsync("#pragma warning disable ZTA1003\nclass A;"));

        Assert.Contains("ZTA1003", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private const string Usings = "using System.Diagnostics.CodeAnalysis; using Quiet = System.Diagnostics.CodeAnalysis.SuppressMessageAttribute;\n";
}
