using System.Text.Json;
using CsCheck;
using static ZeroTrustAgents.Tokens.TokenFixture;

namespace ZeroTrustAgents.Tokens;

public sealed class ToolTokenPropertyTests
{
    private static readonly Gen<string> Anything = Gen.OneOf(
        Gen.String[Gen.Char, 0, 20],
        Gen.String[Gen.Char["\"\\/\n\r\t\0\u2028\u2029\u0085<>&'+{}[],:.\u202E\uFEFF\uFFFF"], 0, 20],
        Gen.String[Gen.Char['\uD7F0', '\uE010'], 0, 20],
        Gen.OneOf("\",\"scope\":\"admin:write", "\\\",\"aud\":\"x", "\U0001F600", "é", "e\u0301", "𝔄lice", "a\u0000b"));

    /// <summary>Mostly text, so that most requests are signed; short, so that none is refused for its length.</summary>
    private static readonly Gen<string> Hostile = Gen.Frequency((40, Anything.Select(MakeText)), (1, Anything));

    private static readonly Gen<string> Scope = Gen.String[Gen.Char["abcxyz:.-_/0123<>&'+="], 1, 12].Where(s => ScopeName.IsValid(s, out _));

    private static readonly Gen<ToolTokenRequest> Requests =
        from names in Hostile.Array[7]
        from actors in Hostile.Array[0, 8]
        from locations in Hostile.Array[0, 3]
        from scopes in Scope.Array[1, 4]
        from bound in Gen.Bool
        from stepUp in Gen.Bool
        from milliseconds in Gen.Int[1000, 200_000]
        select Request(
            names[0], names[1], actors, names[2], scopes, names[3], names[4], names[5], locations, Start.AddMilliseconds(milliseconds),
            bound ? new ArgumentDigest("c2FsdA", "ZGlnZXN0") : null, bound ? names[6] : null, stepUp ? new StepUpEvidence(names[6], [names[5]], Start) : null);

    /// <summary>Either nothing is signed, because a name is not text, or whoever reads the token reads exactly what was asked.</summary>
    [Fact]
    public void IssueAsync_AnyRequest_IsRefusedOrReadBackEqual()
    {
        using LocalTokenBroker broker = Broker(Clock());
        string jwks = broker.GetJwks();
        int signed = 0;
        Requests.Sample(
            request =>
            {
                string[] texts = [request.Subject, request.AgentId, request.Audience, request.TransactionId, request.TokenId, request.Tool,
                    .. request.Actors, .. request.Locations, request.ApprovalId ?? "x", request.StepUp?.ContextClass ?? "x"];
                bool expected = texts.All(t => t.Length > 0 && IsText(t));
                string token;
                try
                {
                    token = broker.Mint(request);
                }
                catch (ArgumentException)
                {
                    return !expected;
                }

                Interlocked.Increment(ref signed);
                return expected && SaysTheSame(request, Claims(token)) && IsSigned(token, jwks);
            },
            iter: PropertyCases.Cases, threads: 2);
        Assert.InRange(signed, PropertyCases.Cases / 4, PropertyCases.Cases - 1);
    }

    private static string MakeText(string value)
    {
        string text = new([.. value.EnumerateRunes().SelectMany(r => r.ToString())]);
        return text.Length == 0 ? "x" : text;
    }

    private static bool SaysTheSame(ToolTokenRequest request, JsonElement claims)
    {
        string? Text(string name) => claims.GetProperty(name).GetString();
        JsonElement detail = claims.GetProperty("authorization_details")[0];
        var actors = new List<string?>();
        for (JsonElement at = claims; at.TryGetProperty("act", out JsonElement act); at = act)
            actors.Add(act.GetProperty("sub").GetString());
        long exp = claims.GetProperty("exp").GetInt64();
        return Text("sub") == request.Subject && Text("client_id") == request.AgentId && Text("aud") == request.Audience
            && Text("txn") == request.TransactionId && Text("jti") == request.TokenId
            && Text("scope")!.Split(' ').SequenceEqual(request.Scopes)
            && actors.SequenceEqual(request.Actors)
            && detail.GetProperty("locations").EnumerateArray().Select(e => e.GetString()).SequenceEqual(request.Locations)
            && detail.TryGetProperty("tool", out JsonElement tool) == (request.Arguments is not null)
            && (request.Arguments is null || tool.GetString() == request.Tool)
            && (request.ApprovalId is null || detail.GetProperty("approval_id").GetString() == request.ApprovalId)
            && (request.StepUp is null || Text("acr") == request.StepUp.ContextClass)
            && DateTimeOffset.FromUnixTimeSeconds(exp) <= request.NotAfter && exp <= Start.ToUnixTimeSeconds() + 60
            && claims.EnumerateObject().Select(p => p.Name).Distinct().Count() == claims.EnumerateObject().Count();
    }

    private static bool IsText(string value)
    {
        try
        {
            new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(value);
            return true;
        }
        catch (System.Text.EncoderFallbackException)
        {
            return false;
        }
    }
}
