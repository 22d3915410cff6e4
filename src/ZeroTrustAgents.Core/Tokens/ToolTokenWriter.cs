using System.Text.Json;

namespace ZeroTrustAgents.Tokens;

/// <summary>Writes the claims of a tool-call token (RFC 9068 with RFC 8693, 9396, 8417 and 9470) as UTF-8 JSON.</summary>
internal static class ToolTokenWriter
{
    public static void Write(Utf8JsonWriter json, string issuer, ToolTokenRequest request, long issuedAt, long expiresAt)
    {
        json.WriteStartObject();
        json.WriteString("iss"u8, issuer);
        json.WriteString("sub"u8, request.Subject);
        json.WriteString("aud"u8, request.Audience);
        json.WriteString("client_id"u8, request.AgentId);
        json.WriteNumber("iat"u8, issuedAt);
        json.WriteNumber("nbf"u8, issuedAt);
        json.WriteNumber("exp"u8, expiresAt);
        json.WriteString("jti"u8, request.TokenId);
        json.WriteString("txn"u8, request.TransactionId);
        json.WriteString("scope"u8, request.Scopes.Count == 1 ? request.Scopes[0] : string.Join(' ', request.Scopes));
        WriteActors(json, request.Actors);
        WriteDetails(json, request);
        if (request.StepUp is { } stepUp)
        {
            json.WriteString("acr"u8, stepUp.ContextClass);
            WriteArray(json, "amr"u8, stepUp.Methods);
            json.WriteNumber("auth_time"u8, stepUp.AuthenticatedAt.ToUnixTimeSeconds());
        }

        json.WriteEndObject();
    }

    private static void WriteActors(Utf8JsonWriter json, IReadOnlyList<string> actors)
    {
        for (int i = 0; i < actors.Count; i++)
        {
            json.WriteStartObject("act"u8);
            json.WriteString("sub"u8, actors[i]);
        }

        for (int i = 0; i < actors.Count; i++)
            json.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter json, ToolTokenRequest request)
    {
        json.WriteStartArray("authorization_details"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, ToolTokenClaims.DetailType);
        // A token without arguments is shared by the routine tools of one audience and scopes, so it cannot name one.
        if (request.Arguments is not null)
            json.WriteString("tool"u8, request.Tool);
        WriteArray(json, "locations"u8, request.Locations);
        if (request.Arguments is { } digest)
        {
            json.WriteString("args_sha256"u8, digest.Sha256);
            json.WriteString("args_salt"u8, digest.Salt);
        }

        if (request.ApprovalId is { } approval)
            json.WriteString("approval_id"u8, approval);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteArray(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < values.Count; i++)
            json.WriteStringValue(values[i]);
        json.WriteEndArray();
    }
}
