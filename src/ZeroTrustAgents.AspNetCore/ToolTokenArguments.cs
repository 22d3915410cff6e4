using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>Compares what a service was asked to do with the arguments that the guard decided about.</summary>
public static class ToolTokenArguments
{
    private const int SaltBytes = 16;

    /// <summary>Says whether the tool token of <paramref name="principal"/> is bound to exactly these arguments.</summary>
    /// <param name="principal">The authenticated caller.</param>
    /// <param name="canonicalJson">The arguments as canonical JSON (RFC 8785), an object with a member for each.</param>
    /// <param name="tool">The tool that the token has to be for; <see langword="null"/> for any.</param>
    /// <returns><see langword="false"/> also for a token that is bound to no arguments, and for a caller without a tool token.</returns>
    public static bool Matches(ClaimsPrincipal principal, ReadOnlySpan<byte> canonicalJson, string? tool = null)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (BoundDetail(principal) is not { } detail
            || (tool is not null && Text(detail, "tool") != tool)
            || Decode(Text(detail, ToolTokenClaims.ArgumentsSalt)) is not { Length: >= SaltBytes } salt
            || Decode(Text(detail, ToolTokenClaims.ArgumentsSha256)) is not { } expected)
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(canonicalJson);
        return CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), expected);
    }

    /// <summary>The one element of <c>authorization_details</c> that is bound; none where several compete.</summary>
    private static JsonElement? BoundDetail(ClaimsPrincipal principal)
    {
        JsonElement? found = null;
        foreach (Claim claim in ToolTokenIdentity.Of(principal)?.FindAll(ToolTokenClaims.AuthorizationDetails) ?? [])
        {
            JsonElement detail = Parse(claim.Value);
            if (Text(detail, "type") != ToolTokenClaims.DetailType || Text(detail, ToolTokenClaims.ArgumentsSha256) is null)
                continue;
            if (found is not null)
                return null;
            found = detail;
        }

        return found;
    }

    private static JsonElement Parse(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement detail, string name) =>
        detail.ValueKind == JsonValueKind.Object && detail.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    private static byte[]? Decode(string? text) => text is not null && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
