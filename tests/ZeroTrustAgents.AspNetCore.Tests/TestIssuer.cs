using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>An issuer that signs whatever it is told to, well-formed or not.</summary>
internal sealed class TestIssuer : IDisposable
{
    public const string Name = "https://agents.contoso.example";

    public const string Audience = "https://tickets.contoso.example";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private int _tokens;

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string KeyId { get; init; } = "key-1";

    public string Jwk => $$"""{"kty":"EC","use":"sig","alg":"ES256","kid":"{{KeyId}}","crv":"P-256","x":"{{Coordinate(q => q.X)}}","y":"{{Coordinate(q => q.Y)}}"}""";

    public string Jwks => $$"""{"keys":[{{Jwk}}]}""";

    public void Dispose() => Key.Dispose();

    public JsonObject Header() => new() { ["alg"] = "ES256", ["typ"] = "at+jwt", ["kid"] = KeyId };

    public JsonObject Claims()
    {
        long now = Start.ToUnixTimeSeconds();
        return new JsonObject
        {
            ["iss"] = Name,
            ["sub"] = "alice@contoso.example",
            ["aud"] = Audience,
            ["client_id"] = "helpdesk",
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 60,
            ["jti"] = $"token-{Interlocked.Increment(ref _tokens)}",
            ["txn"] = "turn-1",
            ["scope"] = "tickets:read",
        };
    }

    /// <summary>A good token, but for what the two actions do to it.</summary>
    public string Token(Action<JsonObject>? claims = null, Action<JsonObject>? header = null)
    {
        JsonObject h = Header();
        JsonObject c = Claims();
        header?.Invoke(h);
        claims?.Invoke(c);
        return Sign(h.ToJsonString(), c.ToJsonString());
    }

    /// <summary>A token that is good once.</summary>
    public string Bound(string canonicalArguments, string tool = "Tickets-Refund", Action<JsonObject>? claims = null)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(16);
        byte[] digest = SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(canonicalArguments)]);
        return Token(c =>
        {
            c["authorization_details"] = new JsonArray(new JsonObject
            {
                ["type"] = "urn:zerotrustagents:tool-call",
                ["tool"] = tool,
                ["locations"] = new JsonArray("https://tickets.contoso.example/"),
                ["args_sha256"] = Base64Url.EncodeToString(digest),
                ["args_salt"] = Base64Url.EncodeToString(salt),
            });
            claims?.Invoke(c);
        });
    }

    public string Sign(string header, string claims, Func<byte[], byte[]>? sign = null)
    {
        string input = $"{Encode(header)}.{Encode(claims)}";
        byte[] bytes = Encoding.ASCII.GetBytes(input);
        return $"{input}.{Base64Url.EncodeToString(sign is null ? Key.SignData(bytes, HashAlgorithmName.SHA256) : sign(bytes))}";
    }

    public static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private string Coordinate(Func<ECPoint, byte[]?> choose) => Base64Url.EncodeToString(choose(Key.ExportParameters(false).Q));
}
