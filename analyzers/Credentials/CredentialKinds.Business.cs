namespace ZeroTrustAgents.Credentials;

/// <content>Work management, documents, customer relations.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Business() =>
    [
        Row("notion-token", "integration token", "Notion", "ntn_", "alnum*46", null, "refresh the secret of the integration"),
        Row("notion-legacy-token", "integration token", "Notion", "secret_", "alnum*43", null, "refresh the secret of the integration"),
        Row("airtable-pat", "personal access token", "Airtable", "pat", "alnum*14 '.' hex*64", null, "delete it in the developer hub"),
        Row("asana-pat", "personal access token", "Asana", "1/", "digit*13..17 ':' hex*32", null, "deauthorise it in the developer console"),
        Row("asana-token", "personal access token", "Asana", "2/", "digit*13..17 '/' digit*13..17 ':' hex*32", null, "deauthorise it in the developer console"),
        Row("linear-key", "API key", "Linear", "lin_api_", "alnum*40", null, "revoke it under Security and access"),
        Row("linear-oauth-token", "OAuth token", "Linear", "lin_oauth_", "hex*64", null, "revoke the application's access"),
        Row("figma-pat", "personal access token", "Figma", "figd_", "url*40", null, "revoke it under Security"),
        Row("dropbox-token", "short-lived access token", "Dropbox", "sl.", "('u.'|'') url*130..1500", null, "revoke it with auth/token/revoke"),
        Row("hubspot-token", "private app token", "HubSpot", "pat-na1-|pat-na2-|pat-na3-|pat-eu1-|pat-ap1-", "uuid", null, "rotate the token of the private app"),
        Row("typeform-token", "personal access token", "Typeform", "tfp_", "url*40..64", null, "delete it under Personal tokens"),
        Row("clickup-token", "personal API token", "ClickUp", "pk_", "digit*6..10 '_' upnum*32", null, "regenerate it under Apps"),
        Row("cal-key", "API key", "Cal.com", "cal_|cal_live_|cal_test_", "hex*32", null, "delete it under API keys"),
        Row("close-key", "API key", "Close", "api_", "alnum*20..24 '.' alnum*20..24", null, "delete it under API keys"),
        Row("intercom-token", "access token", "Intercom", "dG9rOj", "base64*50..90 ('=='|'='|'')", null, "regenerate it in the app's authentication settings"),
        Row("zoho-token", "OAuth token", "Zoho", "1000.", "hex*32 '.' hex*32", null, "revoke it at the token revocation endpoint"),
        Row("salesforce-token", "access token", "Salesforce", "00D", "alnum*12 '!' dot*80..130", null, "revoke the session or the connected app's access"),
        Row("salesforce-refresh-token", "refresh token", "Salesforce", "5Aep861", "dot*70..100", null, "revoke the connected app's access"),
        Row("adobe-client-secret", "client secret", "Adobe", "p8e-", "url*32", null, "delete the secret of the credential"),
        Row("ghost-admin-key", "Admin API key", "Ghost", "", "hex*24 ':' hex*64", null, "delete the custom integration"),
        Row("ably-key", "API key", "Ably", "", "url*6 '.' url*6 ':' url*43", null, "revoke the key of the app"),
        Row("linkedin-client-secret", "client secret", "LinkedIn", "WPL_AP1.|WPL_AP0.", "alnum*16 '.' base64*6 '=='", null, "regenerate it in the developer portal"),
        Row("hcaptcha-secret", "secret key", "hCaptcha", "ES_", "hex*32", null, "generate a new secret in the account settings"),
    ];
}
