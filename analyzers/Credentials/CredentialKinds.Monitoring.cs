namespace ZeroTrustAgents.Credentials;

/// <content>Monitoring and analytics.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Monitoring() =>
    [
        Row("grafana-cloud-token", "Cloud access policy token", "Grafana", "glc_", "base64*40..400 ('=='|'='|'')", null, "delete it under Access policies"),
        Row("grafana-service-token", "service account token", "Grafana", "glsa_", "alnum*32 '_' hex*8", Checksum.LittleEndianHex, "delete the token of the service account"),
        Row("grafana-api-key", "API key", "Grafana", "eyJrIjoi", "base64*60..400 ('=='|'='|'')", null, "delete it under API keys"),
        Row("newrelic-user-key", "user key", "New Relic", "NRAK-", "upnum*27", null, "delete it under API keys"),
        Row("newrelic-insert-key", "insert key", "New Relic", "NRII-", "url*32", null, "delete it under API keys"),
        Row("newrelic-query-key", "query key", "New Relic", "NRIQ-", "url*32", null, "delete it under API keys"),
        Row("newrelic-rest-key", "REST API key", "New Relic", "NRRA-", "hex*42", null, "delete it under API keys"),
        Row("newrelic-license-key", "license key", "New Relic", "", "lownum*36 'NRAL'", null, "rotate it under API keys"),
        Row("dynatrace-token", "access token", "Dynatrace", "dt0c01.", "base32*24 '.' base32*64", null, "revoke it under Access tokens"),
        Row("dynatrace-oauth-secret", "OAuth client secret", "Dynatrace", "dt0s02.|dt0s01.", "base32*8 '.' base32*64", null, "delete the OAuth client"),
        Row("dynatrace-platform-token", "platform token", "Dynatrace", "dt0s16.", "base32*8 '.' base32*64", null, "delete it under Platform tokens"),
        Row("sentry-org-token", "organization token", "Sentry", "sntrys_eyJ", "base64*60..400 ('=='|'='|'') '_' base64*43", null, "revoke it under Organization tokens"),
        Row("sentry-user-token", "user token", "Sentry", "sntryu_", "hex*64", null, "remove it under User auth tokens"),
        Row("sentry-app-token", "integration token", "Sentry", "sntrya_|sntryi_", "hex*64", null, "delete the token of the integration"),
        Row("honeycomb-key", "ingest key", "Honeycomb", "hcaik_|hcaic_|hcbik_|hcbic_|hcxik_|hcxic_", "lownum*58", null, "delete it under API keys"),
        Row("datadog-pat", "personal access token", "Datadog", "ddpat_", "word*30..80", null, "revoke it under Access tokens"),
        Row("datadog-service-token", "service access token", "Datadog", "ddsat_", "word*30..80", null, "revoke it under the service account"),
        Row("datadog-app-key", "application key", "Datadog", "ddapp_", "word*30..80", null, "revoke it under Application keys"),
        Row("posthog-key", "personal API key", "PostHog", "phx_", "alnum*40..50", null, "delete it under Personal API keys"),
        Row("axiom-token", "API token", "Axiom", "xaat-|xapt-", "uuid", null, "delete it under API tokens"),
        Row("logfire-token", "write token", "Pydantic Logfire", "pylf_v1_us_|pylf_v1_eu_", "alnum*43", null, "delete the token of the project"),
        Row("wakatime-key", "API key", "WakaTime", "waka_", "uuid", null, "regenerate it in the settings"),
        Row("klaviyo-key", "private API key", "Klaviyo", "pk_", "hex*34", null, "delete it under API keys"),
    ];
}
