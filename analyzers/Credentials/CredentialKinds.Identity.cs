namespace ZeroTrustAgents.Credentials;

/// <content>Identity providers and password managers.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Identity() =>
    [
        Row("onepassword-service-token", "service account token", "1Password", "ops_eyJ", "url*200..1500 ('=='|'='|'')", null, "rotate or delete the service account's token"),
        Row("onepassword-secret-key", "secret key", "1Password", "A3-", "upnum*6 '-' upnum*6 '-' upnum*5 '-' upnum*5 '-' upnum*5 '-' upnum*5", null, "regenerate the secret key of the account"),
        Row("bitwarden-machine-token", "machine account token", "Bitwarden", "0.", "uuid '.' alnum*30 ':' base64*22 '=='", null, "revoke the access token of the machine account"),
        Row("ory-pat", "API key", "Ory", "ory_pat_", "alnum*32", null, "delete the API key of the project"),
        Row("ory-access-token", "access token", "Ory", "ory_at_|ory_rt_", "url*43 '.' url*43", null, "revoke it at the revocation endpoint"),
        Row("ory-session-token", "session token", "Ory", "ory_st_", "alnum*32", null, "disable the session"),
        Row("stytch-secret", "project secret", "Stytch", "secret-live-|secret-test-", "url*35..36 ('='|'')", null, "rotate the secret under API keys"),
        Row("jumpcloud-key", "API key", "JumpCloud", "jca_", "alnum*36", null, "generate a new API key"),
        Row("persona-key", "API key", "Persona", "persona_production_|persona_sandbox_", "uuid", null, "expire it under API keys"),
    ];
}
