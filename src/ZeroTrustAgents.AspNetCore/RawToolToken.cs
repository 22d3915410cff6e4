using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>
/// What a token says, before anything of it is believed. Refuses what JWT libraries read leniently: duplicate names
/// (theirs is the last one, ours might be the first), keys that a token brings along, odd types of claims.
/// </summary>
internal sealed record RawToolToken(string KeyId, string TokenId, long IssuedAt, long ExpiresAt, bool IsBound)
{
    public const int MaxLength = 16 * 1024;

    private const int MaxNameLength = 256;

    private static readonly SearchValues<char> CompactJws = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>Header members that name or carry a key, or change what the others mean (RFC 7515, section 4.1).</summary>
    private static readonly string[] RefusedHeaders = ["jwk", "jku", "x5u", "x5c", "crit", "b64", "enc", "zip"];

    public static bool TryRead(string token, [NotNullWhen(true)] out RawToolToken? raw, [NotNullWhen(false)] out string? problem)
    {
        raw = null;
        int payload = token.IndexOf('.', StringComparison.Ordinal) + 1;
        int signature = token.LastIndexOf('.') + 1;
        // Exactly three parts of plain base64url: decoders differ about white space and padding.
        if (token.Length > MaxLength || token.AsSpan().ContainsAnyExcept(CompactJws) || token.AsSpan().Count('.') != 2)
        {
            problem = "The token is not a compact JWS of tolerable size.";
            return false;
        }

        try
        {
            using JsonDocument header = JsonDocument.Parse(Base64Url.DecodeFromChars(token.AsSpan(0, payload - 1)), Strict);
            using JsonDocument claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.AsSpan(payload, signature - 1 - payload)), Strict);
            problem = Read(header.RootElement, claims.RootElement, out raw);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            problem = "The token is malformed: not base64url, not JSON, not text, or with a name that occurs twice.";
        }

        return problem is null;
    }

    private static string? Read(JsonElement header, JsonElement claims, out RawToolToken? raw)
    {
        raw = null;
        if (header.ValueKind != JsonValueKind.Object || claims.ValueKind != JsonValueKind.Object)
            return "The token's header and claims have to be objects.";
        if (RefusedHeaders.Any(name => header.TryGetProperty(name, out _)))
            return "The token's header brings its own key, or an extension.";
        if (Name(header, "kid") is not { } keyId)
            return "The token does not name its key (kid).";
        if (Name(claims, "jti") is not { } tokenId || Name(claims, "sub") is null || Name(claims, "client_id") is null)
            return "The token lacks jti, sub or client_id.";
        if (!HasOneAudience(claims))
            return "The token has to have exactly one audience.";
        if (Seconds(claims, "iat") is not { } issuedAt || Seconds(claims, "exp") is not { } expiresAt || (claims.TryGetProperty("nbf", out _) && Seconds(claims, "nbf") is null))
            return "The token's iat and exp, and nbf where there is one, have to be whole seconds.";
        // A token bound to a key its holder has to prove (RFC 7800) must not work as a plain bearer token.
        if (claims.TryGetProperty("cnf", out _))
            return "The token is sender-constrained, which this scheme cannot check.";
        if (!TryReadDetails(claims, out bool isBound))
            return "The token's authorization_details has to be an array of objects.";
        raw = new RawToolToken(keyId, tokenId, issuedAt, expiresAt, isBound);
        return null;
    }

    private static string? Name(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 and <= MaxNameLength } text ? text : null;

    private static long? Seconds(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out long seconds) && seconds is > 0 and < 253_402_300_000 ? seconds : null;

    private static bool HasOneAudience(JsonElement claims) =>
        claims.TryGetProperty("aud", out JsonElement audience)
        && (audience.ValueKind == JsonValueKind.String
            || (audience.ValueKind == JsonValueKind.Array && audience.GetArrayLength() == 1 && audience[0].ValueKind == JsonValueKind.String));

    private static bool TryReadDetails(JsonElement claims, out bool isBound)
    {
        isBound = false;
        if (!claims.TryGetProperty(ToolTokenClaims.AuthorizationDetails, out JsonElement details))
            return true;
        if (details.ValueKind != JsonValueKind.Array)
            return false;
        foreach (JsonElement detail in details.EnumerateArray())
        {
            if (detail.ValueKind != JsonValueKind.Object)
                return false;
            isBound |= detail.TryGetProperty(ToolTokenClaims.ArgumentsSha256, out _) || detail.TryGetProperty(ToolTokenClaims.ApprovalId, out _);
        }

        return true;
    }
}
