namespace ZeroTrustAgents.Tokens;

/// <summary>The public keys of a broker that signs its tokens itself, for the services that check them. Implementations are thread-safe.</summary>
public interface IToolTokenKeys
{
    /// <summary><c>iss</c> of the tokens these keys sign.</summary>
    string Issuer { get; }

    /// <summary>A JWK set (RFC 7517) of public keys as JSON: the current key, and older ones while a token of theirs may still be valid.</summary>
    string GetJwks();
}
