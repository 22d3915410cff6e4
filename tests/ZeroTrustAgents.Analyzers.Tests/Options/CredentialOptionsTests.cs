using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class CredentialOptionsTests
{
    private static CredentialOptions Read(params (string Key, string Value)[] values)
    {
        AnalyzerConfigOptions options = Options(values).GlobalOptions;
        return CredentialOptions.Read(options, options);
    }

    private static FixedOptions Options(params (string Key, string Value)[] values) => new(values.ToDictionary(static v => v.Key, static v => v.Value));

    [Fact]
    public void Read_NothingConfigured_IsTheDefault()
    {
        Assert.Same(CredentialOptions.Default, Read());
        Assert.Same(CredentialOptions.Default, Read((CredentialOptions.InTestsProperty, "")));
        Assert.True(CredentialOptions.Default.ScanFiles);
        Assert.False(CredentialOptions.Default.AllInTests);
    }

    [Theory]
    [InlineData("zta_credentials_in_tests", "all", true)]
    [InlineData("zta_credentials_in_tests", " ALL ", true)]
    [InlineData("zta_credentials_in_tests", "formats", false)]
    [InlineData("build_property.ZeroTrustCredentialsInTests", "all", true)]
    public void AllInTests_ByKeyOrProperty_IsWhatItSays(string key, string value, bool all) => Assert.Equal(all, Read((key, value)).AllInTests);

    [Theory]
    [InlineData("badge_code", "BadgeCode", true)]
    [InlineData("badge_code", "badge-code", true)]
    [InlineData("badge_code", "BadgeCodes", false)]
    [InlineData("badge_code", "MyBadgeCode", false)]
    [InlineData("*BadgeCode", "MyBadgeCode", true)]
    [InlineData("*BadgeCode", "MyBadgeCodeLength", false)]
    [InlineData("BadgeCode*", "BadgeCodeOfRita", true)]
    [InlineData("*BadgeCode*", "MyBadgeCodeOfRita", true)]
    [InlineData("one, badge_code ,two", "badgeCode", true)]
    [InlineData("*", "anything", false)]
    [InlineData(",, ,", "anything", false)]
    public void Judge_AddedName_IsTelling(string names, string name, bool telling) =>
        Assert.Equal(telling, Read((CredentialOptions.NamesKey, names)).Judge(name) == NameEvidence.Telling);

    [Fact]
    public void Judge_RemovedName_SaysNothing() =>
        Assert.Equal(NameEvidence.None, Read((CredentialOptions.NamesKey, "-password")).Judge("Password"));

    [Fact]
    public void Sinks_Listed_AreReadByTypeMemberAndParameter()
    {
        CredentialOptions options = Read((CredentialOptions.SinksKey, "Contoso.Api.Client..ctor(key), Contoso.Api.Client.Login( user , password ),Contoso.Api.Settings.Pin"));

        Assert.Equal<SinkOption>(
            [
                new SinkOption("Contoso.Api.Client", ".ctor", "key"), new SinkOption("Contoso.Api.Client", "Login", "user"),
                new SinkOption("Contoso.Api.Client", "Login", "password"), new SinkOption("Contoso.Api.Settings", "Pin", ""),
            ],
            options.Sinks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Client")]
    [InlineData("(key)")]
    [InlineData(".Login(key)")]
    [InlineData("Contoso.")]
    [InlineData("Contoso..Login(key)")]
    [InlineData("Contoso.Login(")]
    [InlineData(")(,),(")]
    public void Sinks_Malformed_AreLeftOut(string text) => Assert.Empty(Read((CredentialOptions.SinksKey, text)).Sinks);

    [Fact]
    public void Of_TwoTreesWithEqualSettings_IsOneInstance()
    {
        var cache = new CredentialOptionsCache(Options((CredentialOptions.NamesKey, "badge")));

        Assert.Same(cache.Of(CSharpSyntaxTree.ParseText("class A;")), cache.Of(CSharpSyntaxTree.ParseText("class B;")));
    }
}
