namespace ZeroTrustAgents.Tests.Arguments;

public sealed class ArgumentConstraintCompilerTests
{
    [Fact]
    public void Compile_TypeMismatch_SaysWhereAndWhatInstead()
    {
        Assert.Equal(":Minimum needs a number, and parameter 'p' is String: use EqualTo, OneOf or MatchesRegex.", Constrain.Problem(typeof(string), o => o.Minimum = 1));
        Assert.StartsWith(":Maximum needs a number", Constrain.Problem(typeof(TrustTier), o => o.Maximum = 1));
        Assert.Equal(":MatchesRegex needs a text, and parameter 'p' is Int32?: use EqualTo or OneOf, or Minimum and Maximum.", Constrain.Problem(typeof(int?), o => o.MatchesRegex = "a"));
        Assert.StartsWith(":MaxLength needs a text", Constrain.Problem(typeof(Guid), o => o.MaxLength = 1));
        Assert.StartsWith(":Hosts needs a URL", Constrain.Problem(typeof(int), o => o.Hosts.Add("contoso.example")));
        Assert.StartsWith(":EqualTo 'x' is not a value of parameter 'p', which is Int32: write a number", Constrain.Problem(typeof(int), o => o.EqualTo = "x"));
        Assert.Contains("300", Constrain.Problem(typeof(byte), o => o.OneOf.AddRange(["1", "300"])));
        Assert.EndsWith("write one of Routine, Elevated, HighRisk, Critical.", Constrain.Problem(typeof(TrustTier), o => o.EqualTo = "Sudo"));
        Assert.StartsWith(":EqualTo '99'", Constrain.Problem(typeof(TrustTier), o => o.EqualTo = "99"));
        Assert.StartsWith(":EqualTo '[1'", Constrain.Problem(typeof(int[]), o => o.EqualTo = "[1"));
        Assert.StartsWith(":OneOf holds null", Constrain.Problem(typeof(string), o => o.OneOf.Add(null!)));
        Assert.StartsWith(":EqualTo 'NaN'", Constrain.Problem(typeof(double), o => o.EqualTo = "NaN"));
    }

    [Fact]
    public void Compile_Contradiction_SaysWhereAndWhatInstead()
    {
        Assert.StartsWith(" is empty", Constrain.Problem(typeof(string), _ => { }));
        Assert.StartsWith(" sets Forbidden together", Constrain.Problem(typeof(string), o => { o.Forbidden = true; o.EqualTo = "a"; }));
        Assert.StartsWith(" sets Forbidden together", Constrain.Problem(typeof(string), o => { o.Forbidden = true; o.Required = true; }));
        Assert.StartsWith(":Minimum 2 is greater than Maximum 1", Constrain.Problem(typeof(int), o => { o.Minimum = 2; o.Maximum = 1; }));
        Assert.StartsWith(":MaxLength is negative", Constrain.Problem(typeof(string), o => o.MaxLength = -1));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("a)|(?:b")]
    [InlineData("[")]
    [InlineData("a\\")]
    [InlineData("(?x)a#)|.*(?:")]
    public void Compile_MalformedPattern_Refused(string pattern) =>
        Assert.StartsWith(":MatchesRegex is malformed", Constrain.Problem(typeof(string), o => o.MatchesRegex = pattern));

    [Theory]
    [InlineData(@"(a)\1")]
    [InlineData("(?=a)b")]
    [InlineData("(?<!a)b")]
    [InlineData("(?>a)b")]
    public void Compile_PatternThatBacktracks_Refused(string pattern) =>
        Assert.StartsWith(":MatchesRegex uses lookarounds", Constrain.Problem(typeof(string), o => o.MatchesRegex = pattern));

    [Theory]
    [InlineData("")]
    [InlineData("*.contoso.example")]
    [InlineData("https://contoso.example")]
    [InlineData("contoso.example:443")]
    [InlineData("contoso.example/path")]
    [InlineData("user@contoso.example")]
    [InlineData("con toso.example")]
    [InlineData("contoso..example")]
    [InlineData("contoso.example..")]
    [InlineData("-contoso.example")]
    [InlineData("conto\u200dso.example\\")]
    [InlineData("%63ontoso.example")]
    [InlineData("0x7f.1")]
    [InlineData("2130706433")]
    [InlineData("127.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("256.1.1.1")]
    [InlineData("contoso.0x7f")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1")]
    [InlineData(":")]
    public void Compile_MalformedHost_Refused(string host) =>
        Assert.StartsWith($":Hosts: '{host}' ", Constrain.Problem(typeof(string), o => o.Hosts.Add(host)));
}
