using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.AspNetCore;

public sealed class ToolTokenAuthenticationOptionsTests : IDisposable
{
    private readonly TestIssuer _issuer = new();

    public void Dispose() => _issuer.Dispose();

    [Theory]
    [InlineData("https://agents.contoso.example/jwks")]
    [InlineData("http://localhost:5000/jwks")]
    [InlineData("http://127.0.0.1/jwks")]
    [InlineData("http://[::1]/jwks")]
    public void JwksUri_EncryptedOrOnThisMachine_IsAccepted(string uri) => Assert.Null(Problem(o => (o.Keys, o.JwksUri) = (null, new Uri(uri))));

    [Fact]
    public void JwksUri_UnencryptedByChoice_IsAccepted() =>
        Assert.Null(Problem(o => (o.Keys, o.JwksUri, o.RequireHttpsMetadata) = (null, new Uri("http://agents/jwks"), false)));

    public static TheoryData<string, Action<ToolTokenAuthenticationOptions>> Refused => new()
    {
        { "o.Issuer =", o => o.Issuer = "" },
        { "Issuer", o => o.Issuer = null! },
        { "o.Audience =", o => o.Audience = "tickets" },
        { "Audience", o => o.Audience = null! },
        { "write 0 s to 5 s", o => o.ClockSkew = TimeSpan.FromSeconds(5.001) },
        { "ClockSkew", o => o.ClockSkew = TimeSpan.FromSeconds(-1) },
        { "ReplayCacheCapacity", o => o.ReplayCacheCapacity = 0 },
        { "write \"ES256\"", o => o.ValidAlgorithms.Clear() },
        { "asymmetric", o => o.ValidAlgorithms.Add("HS256") },
        { "asymmetric", o => o.ValidAlgorithms.Add("none") },
        { "asymmetric", o => o.ValidAlgorithms.Add("es256") },
        { "o.JwksUri =", o => o.Keys = null },
        { "write one of them", o => o.JwksUri = new Uri("https://agents.contoso.example/jwks") },
        { "write https", o => (o.Keys, o.JwksUri) = (null, new Uri("http://agents.contoso.example/jwks")) },
        { "write https", o => (o.Keys, o.JwksUri) = (null, new Uri("http://localhost.contoso.example/jwks")) },
        { "absolute", o => (o.Keys, o.JwksUri) = (null, new Uri("/jwks", UriKind.Relative)) },
        { "absolute", o => (o.Keys, o.JwksUri) = (null, new Uri("file:///etc/jwks")) },
        { "user info", o => (o.Keys, o.JwksUri) = (null, new Uri("https://user@agents.contoso.example/jwks")) },
        { "JWK set", o => o.Keys = "keys" },
        { "no public signing key", o => o.Keys = """{"keys":[]}""" },
        { "private", o => o.Keys = o.Keys!.Replace("\"kty\"", "\"d\":\"AAAA\",\"kty\"", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Options_Invalid_FailAtStartAndSayWhatToWrite(string says, Action<ToolTokenAuthenticationOptions> configure) =>
        Assert.Contains(says, Problem(configure), StringComparison.Ordinal);

    [Fact]
    public async Task AddToolTokenAuthentication_Twice_AddsConfigurationAndOneScheme()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddToolTokenAuthentication(o => (o.Issuer, o.Keys) = (TestIssuer.Name, _issuer.Jwks));
        services.AddToolTokenAuthentication(o => o.Audience = TestIssuer.Audience);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Single(await provider.GetRequiredService<IAuthenticationSchemeProvider>().GetAllSchemesAsync());
        Assert.Equal(TestIssuer.Audience, provider.GetRequiredService<IOptions<ToolTokenAuthenticationOptions>>().Value.Audience);
        Assert.Single(provider.GetServices<ToolTokenHandler>());
    }

    private string? Problem(Action<ToolTokenAuthenticationOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddToolTokenAuthentication(o => (o.Issuer, o.Audience, o.Keys) = (TestIssuer.Name, TestIssuer.Audience, _issuer.Jwks));
        services.AddToolTokenAuthentication(configure);
        using ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return null;
        }
        catch (OptionsValidationException exception)
        {
            return exception.Message;
        }
    }
}
