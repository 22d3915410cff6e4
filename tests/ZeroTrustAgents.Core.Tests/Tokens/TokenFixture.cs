using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ZeroTrustAgents.Tokens;

/// <summary>A broker on a clock that stands still, requests for it, and a reader of tokens that shares no code with the writer.</summary>
internal static class TokenFixture
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static FakeTimeProvider Clock() => new(Start);

    public static LocalTokenBroker Broker(TimeProvider time, Action<LocalTokenBrokerOptions>? configure = null)
    {
        var options = new LocalTokenBrokerOptions();
        configure?.Invoke(options);
        return new LocalTokenBroker(Options.Create(options), time);
    }

    public static ToolTokenRequest Request(
        string subject = "alice@contoso.example", string agentId = "helpdesk", IReadOnlyList<string>? actors = null,
        string audience = "https://tickets.contoso.example", IReadOnlyList<string>? scopes = null, string transactionId = "turn-1",
        string tokenId = "token-1", string tool = "Tickets-Read", IReadOnlyList<string>? locations = null, DateTimeOffset? notAfter = null,
        ArgumentDigest? arguments = null, string? approvalId = null, StepUpEvidence? stepUp = null) => new()
        {
            Subject = subject,
            AgentId = agentId,
            Actors = actors ?? [],
            Audience = audience,
            Scopes = scopes ?? ["tickets:read"],
            TransactionId = transactionId,
            TokenId = tokenId,
            Tool = tool,
            Locations = locations ?? ["https://tickets.contoso.example/api/"],
            NotAfter = notAfter ?? DateTimeOffset.MaxValue,
            Arguments = arguments,
            ApprovalId = approvalId,
            StepUp = stepUp,
        };

    public static async Task<string> MintAsync(this LocalTokenBroker broker, ToolTokenRequest request)
    {
        using ToolToken token = await broker.IssueAsync(request, CancellationToken.None);
        return token.Reveal();
    }

    /// <summary>For places that cannot await. The local broker completes at once.</summary>
    public static string Mint(this LocalTokenBroker broker, ToolTokenRequest request)
    {
        Task<string> minting = broker.MintAsync(request);
        return minting.IsCompleted ? minting.GetAwaiter().GetResult() : throw new InvalidOperationException("The local broker is not expected to wait.");
    }

    public static JsonElement Header(string token) => Part(token, 0);

    public static JsonElement Claims(string token) => Part(token, 1);

    /// <summary>Whether a published key has signed <paramref name="token"/>.</summary>
    public static bool IsSigned(string token, string jwks)
    {
        string? keyId = Header(token).GetProperty("kid").GetString();
        foreach (JsonElement jwk in JsonDocument.Parse(jwks).RootElement.GetProperty("keys").EnumerateArray())
        {
            if (jwk.GetProperty("kid").GetString() != keyId)
                continue;
            using var key = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = Decode(jwk.GetProperty("x").GetString()!), Y = Decode(jwk.GetProperty("y").GetString()!) },
            });
            int dot = token.LastIndexOf('.');
            return key.VerifyData(Encoding.ASCII.GetBytes(token[..dot]), Decode(token[(dot + 1)..]), HashAlgorithmName.SHA256);
        }

        return false;
    }

    public static byte[] Decode(string text) => Base64Url.DecodeFromChars(text);

    private static JsonElement Part(string token, int index) => JsonDocument.Parse(Decode(token.Split('.')[index])).RootElement;
}
