namespace ZeroTrustAgents.Credentials;

/// <content>Databases, data platforms, and infrastructure as code.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Data() =>
    [
        Row("vault-service-token", "service token", "HashiCorp Vault", "hvs.", "url*24..130", null, "revoke it with `vault token revoke`"),
        Row("vault-batch-token", "batch token", "HashiCorp Vault", "hvb.", "url*90..300", null, "revoke its parent or rotate the role"),
        Row("vault-recovery-token", "recovery token", "HashiCorp Vault", "hvr.", "url*24..130", null, "revoke it with `vault token revoke`"),
        Row("terraform-token", "API token", "HCP Terraform", "", "alnum*14 '.atlasv1.' url*60..70", null, "delete the token in the user or organization settings"),
        Row("doppler-personal-token", "personal token", "Doppler", "dp.pt.", "alnum*40..44", null, "revoke it under Tokens"),
        Row("doppler-service-token", "service token", "Doppler", "dp.st.", "dot*40..90", null, "revoke it under the config's Access"),
        Row("doppler-cli-token", "CLI token", "Doppler", "dp.ct.", "alnum*40..44", null, "revoke it under Tokens"),
        Row("doppler-service-account-token", "service account token", "Doppler", "dp.sa.", "alnum*40..44", null, "revoke it under the service account"),
        Row("doppler-scim-token", "SCIM token", "Doppler", "dp.scim.", "alnum*40..44", null, "regenerate it under Security"),
        Row("doppler-audit-token", "audit token", "Doppler", "dp.audit.", "alnum*40..44", null, "revoke it under Tokens"),
        Row("pulumi-token", "access token", "Pulumi", "pul-", "hex*40", null, "delete the token under Access tokens"),
        Row("infisical-service-token", "service token", "Infisical", "st.", "hex*24 '.' hex*32 '.' hex*32", null, "delete the service token in the project settings"),
        Row("databricks-token", "personal access token", "Databricks", "dapi", "hex*32 ('-1'|'-2'|'-3'|'-4'|'')", null, "revoke it under Developer, Access tokens"),
        Row("databricks-oauth-secret", "OAuth secret", "Databricks", "dose", "hex*32", null, "delete the secret of the service principal"),
        Row("planetscale-token", "service token", "PlanetScale", "pscale_tkn_", "dot*32..64", null, "delete the service token"),
        Row("planetscale-password", "database password", "PlanetScale", "pscale_pw_", "dot*32..64", null, "delete the password of the branch"),
        Row("planetscale-oauth-token", "OAuth token", "PlanetScale", "pscale_oauth_", "dot*32..64", null, "revoke the application's access"),
        Row("supabase-token", "personal access token", "Supabase", "sbp_", "hex*40", null, "delete it under Access tokens"),
        Row("supabase-secret-key", "secret key", "Supabase", "sb_secret_", "url*22 '_' url*8", null, "delete the key under API keys"),
        Row("neon-key", "API key", "Neon", "napi_", "lownum*64", null, "revoke it under API keys"),
        Row("mongodb-atlas-secret", "service account secret", "MongoDB Atlas", "mdb_sa_sk_", "url*40", null, "delete the secret of the service account"),
        Row("aiven-password", "service password", "Aiven", "AVNS_", "url*19", null, "reset the password of the service user"),
        Row("cockroach-key", "API key", "CockroachDB Cloud", "CCDB1_", "alnum*22 '_' alnum*40", null, "delete the key of the service account"),
        Row("clickhouse-key", "API key secret", "ClickHouse Cloud", "4b1d", "alnum*38", null, "delete the API key of the organization"),
        Row("dbt-token", "API token", "dbt Cloud", "dbtc_|dbtu_", "url*40..60", null, "delete the token in the account settings"),
        Row("elastic-cloud-key", "Cloud API key", "Elastic", "essu_", "base64*40..120 ('=='|'='|'')", null, "revoke the API key in the organization"),
        Row("confluent-secret", "API secret", "Confluent Cloud", "cflt", "base64*60", null, "delete the API key"),
        Row("prefect-token", "API key", "Prefect", "pnu_|pnb_", "alnum*36", null, "delete the API key"),
        Row("rancher-token", "API bearer token", "Rancher", "token-", "lownum*5 ':' lownum*54", null, "delete the API key of the account"),
        Row("openshift-token", "access token", "OpenShift", "sha256~", "url*43", null, "delete the OAuth access token object"),
        Row("docker-swarm-token", "swarm join token", "Docker", "SWMTKN-1-", "lownum*48..52 '-' lownum*23..26", null, "rotate it with `docker swarm join-token --rotate`"),
        Row("tailscale-auth-key", "auth key", "Tailscale", "tskey-auth-", "alnum*8..24 '-' alnum*20..50", null, "revoke the key under Settings, Keys"),
        Row("tailscale-api-key", "API access token", "Tailscale", "tskey-api-", "alnum*8..24 '-' alnum*20..50", null, "revoke the key under Settings, Keys"),
        Row("tailscale-client-secret", "OAuth client secret", "Tailscale", "tskey-client-", "alnum*8..24 '-' alnum*20..50", null, "revoke the OAuth client"),
        Row("netbird-token", "personal access token", "NetBird", "nbp_", "alnum*36", Checksum.OfBody, "delete the access token of the user"),
        Row("thethings-key", "API key", "The Things Stack", "NNSXS.", "base32*39 '.' base32*52", null, "delete the API key"),
        Row("infracost-key", "API key", "Infracost", "ico-", "alnum*32", null, "rotate the API key in the organization settings"),
    ];
}
