using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace ZeroTrustAgents.AspNetCore;

public sealed class ToolTokenHandlerTests : IDisposable
{
    private readonly TestIssuer _issuer = new();
    private readonly RSA _rsa = RSA.Create(2048);

    public void Dispose()
    {
        _issuer.Dispose();
        _rsa.Dispose();
    }

    /// <summary>A key that the issuer publishes for other purposes does not make its algorithm acceptable.</summary>
    [Theory]
    [InlineData("PS256", false, false)]
    [InlineData("RS256", false, false)]
    [InlineData("PS256", true, true)]
    [InlineData("RS256", true, false)]
    public async Task ValidateTokenAsync_AnotherAlgorithmOfATrustedKey_IsAcceptedOnlyWhenConfigured(string algorithm, bool allowPs256, bool expected)
    {
        RSAParameters key = _rsa.ExportParameters(includePrivateParameters: false);
        string jwk = $$"""{"kty":"RSA","kid":"rsa","n":"{{Base64Url.EncodeToString(key.Modulus)}}","e":"{{Base64Url.EncodeToString(key.Exponent)}}"}""";
        ToolTokenHandler handler = Handler(o =>
        {
            o.Keys = $$"""{"keys":[{{jwk}},{{_issuer.Jwk}}]}""";
            if (allowPs256)
                o.ValidAlgorithms.Add("PS256");
        });
        RSASignaturePadding padding = algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        string token = _issuer.Sign(
            $$"""{"alg":"{{algorithm}}","typ":"at+jwt","kid":"rsa"}""", _issuer.Claims().ToJsonString(),
            bytes => _rsa.SignData(bytes, HashAlgorithmName.SHA256, padding));

        TokenValidationResult result = await handler.ValidateTokenAsync(token, new TokenValidationParameters());

        Assert.Equal(expected, result.IsValid);
        Assert.True((await handler.ValidateTokenAsync(_issuer.Token(), new TokenValidationParameters())).IsValid);
    }

    [Fact]
    public async Task ValidateTokenAsync_RsaKeyTooShort_IsNotUsed()
    {
        using var shortKey = RSA.Create(1024);
        RSAParameters key = shortKey.ExportParameters(includePrivateParameters: false);
        string jwk = $$"""{"kty":"RSA","kid":"rsa","n":"{{Base64Url.EncodeToString(key.Modulus)}}","e":"{{Base64Url.EncodeToString(key.Exponent)}}"}""";
        ToolTokenHandler handler = Handler(o =>
        {
            o.Keys = $$"""{"keys":[{{jwk}},{{_issuer.Jwk}}]}""";
            o.ValidAlgorithms.Add("RS256");
        });
        string token = _issuer.Sign(
            """{"alg":"RS256","typ":"at+jwt","kid":"rsa"}""", _issuer.Claims().ToJsonString(),
            bytes => shortKey.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        Assert.False((await handler.ValidateTokenAsync(token, new TokenValidationParameters())).IsValid);
    }

    private static ToolTokenHandler Handler(Action<ToolTokenAuthenticationOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(TestIssuer.Start));
        services.AddToolTokenAuthentication(o =>
        {
            (o.Issuer, o.Audience) = (TestIssuer.Name, TestIssuer.Audience);
            configure(o);
        });
        return services.BuildServiceProvider().GetRequiredService<ToolTokenHandler>();
    }
}
