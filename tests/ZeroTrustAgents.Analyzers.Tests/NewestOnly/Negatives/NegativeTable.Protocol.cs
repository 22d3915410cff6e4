namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class NegativeTable
{
    private static Negative[] Protocol =>
    [
        .. Kind("grant type", ("grant type", "password"), ("grant type", "client_credentials"), ("grant", "refresh_token"), ("grant type", "urn:ietf:params:oauth:grant-type:token-exchange")),
        .. Kind("token type", ("token type", "Bearer"), ("token type hint", "access_token"), ("subject token type", "urn:ietf:params:oauth:token-type:access_token"), ("token kind", "refresh")),
        .. Kind("authentication scheme", ("auth scheme", "Bearer"), ("authentication scheme", "Basic"), ("default scheme", "ApiKey"), ("auth type", "Negotiate"), ("auth method", "client_secret_post")),
        .. Kind("response type", ("response type", "id_token token"), ("response mode", "form_post"), ("prompt", "select_account")),
        .. Kind("claim type", ("password claim type", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/authentication"), ("claim type", "amr"), ("amr", "pwd"), ("token claim", "preferred_username")),
        .. Kind("enum-like", ("password type", "Password"), ("credential type", "ClientSecret"), ("auth mode", "ApiKey"), ("secret kind", "Opaque"), ("credential kind", "ManagedIdentity"), ("secret type", "kubernetes.io/tls")),
        .. Kind("algorithm", ("signing algorithm", "HS256"), ("password hash algorithm", "PBKDF2"), ("encryption algorithm", "AES-256-GCM"), ("key type", "RSA"), ("key algorithm", "ssh-ed25519"), ("key exchange", "ecdh-sha2-nistp256"), ("token algorithm", "RS256")),
        .. Kind("MIME type", ("content type", "application/x-www-form-urlencoded"), ("key mime type", "application/x-pem-file"), ("token media type", "application/jwt")),
        .. Kind("language token", ("token", "=>"), ("token", "identifier"), ("end token", "</s>"), ("stop token", "<|endoftext|>"), ("start token", "[CLS]"), ("mask token", "[MASK]"), ("token separator", ","), ("open token", "{{")),
        .. Kind("prefix", ("token prefix", "Bearer "), ("api key prefix", "sk-"), ("secret prefix", "ghp_"), ("key prefix", "AKIA"), ("password prefix", "enc:"), ("jwt prefix", "eyJ")),
        .. Kind("number", ("key size", "2048"), ("password length", "12"), ("token lifetime", "3600"), ("password expiry", "90.00:00:00"), ("max password age", "30d")),
        .. Kind("mask character", ("password char", "*"), ("password mask", "●"), ("mask", "####-####")),
        .. Kind("verb", ("password action", "reset"), ("token state", "expired"), ("secret status", "active"), ("key usage", "digitalSignature"), ("password strength", "weak"), ("credential state", "Revoked")),
        .. Kind("boolean", ("password required", "true"), ("use api key", "false"), ("has secret", "yes"), ("save password", "0")),
        .. Kind("regular expression", ("password pattern", "^(?=.*[A-Z])(?=.*\\d).{8,}$"), ("token regex", "[A-Za-z0-9_\\-]{32}"), ("api key pattern", "^sk-[a-z0-9]{48}$"), ("secret regex", "(?i)secret\\s*=\\s*\\S+"), ("password rule", "\\S{8,64}")),
    ];

    private static Negative[] Keys =>
    [
        .. Kind("public key token", ("public key token", "b77a5c561934e089"), ("public key token", "31bf3856ad364e35")),
        .. Kind("assembly name", ("assembly name", "System, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089"), ("type name", "Contoso.Tokens.TokenStore, Contoso, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null")),
        .. Kind("XML namespace", ("xml namespace", "http://schemas.microsoft.com/winfx/2006/xaml/presentation"), ("token namespace", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"), ("password type uri", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText")),
        .. Kind("test vector", ("nist test vector", "2b7e151628aed2a6abf7158809cf4f3c"), ("test vector", "000102030405060708090a0b0c0d0e0f"), ("expected cipher text", "69c4e0d86a7b0430d8cdb78070b4c55a"), ("rfc4231 key", "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b")),
        .. Kind("passwordless connection string", ("connection string", "Server=(localdb)\\mssqllocaldb;Database=App;Trusted_Connection=True"), ("connection string", "Data Source=app.db"), ("db connection string", "Server=.;Database=x;Integrated Security=true"), ("connection string", "Host=db;Username=app;Password=${DB_PASSWORD}"), ("redis connection", "localhost:6379,abortConnect=false"), ("connection string", "Endpoint=https://x.azconfig.example;Authentication=ManagedIdentity")),
        .. Kind("blank password", ("connection string", "Server=db;User Id=sa;Password=;Encrypt=true"), ("connection string", "Server=db;Password={password};Encrypt=true"), ("url", "https://user:@host/path"), ("url", "https://{user}:{password}@host/path")),
    ];
}
