namespace ZeroTrustAgents.Credentials;

/// <content>Build and delivery.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Delivery() =>
    [
        Row("circleci-pat", "personal API token", "CircleCI", "CCIPAT_", "alnum*22 '_' hex*40", null, "revoke it under Personal API tokens"),
        Row("circleci-project-token", "project API token", "CircleCI", "CCIPRJ_", "alnum*22 '_' hex*40", null, "remove it in the project settings"),
        Row("buildkite-token", "API access token", "Buildkite", "bkua_", "alnum*40..60", null, "revoke it under API access tokens"),
        Row("buildkite-agent-token", "agent session token", "Buildkite", "bkaa_", "url*40..120", null, "revoke the agent token of the cluster"),
        Row("harness-pat", "personal access token", "Harness", "pat.", "url*22 '.' hex*24 '.' alnum*20", null, "delete it in the user profile"),
        Row("harness-sat", "service account token", "Harness", "sat.", "url*22 '.' hex*24 '.' alnum*20", null, "delete it under the service account"),
        Row("launchdarkly-sdk-key", "SDK key", "LaunchDarkly", "sdk-", "uuid", null, "reset the SDK key of the environment"),
        Row("launchdarkly-api-token", "API access token", "LaunchDarkly", "api-", "uuid", null, "delete it under Authorization"),
        Row("contentful-token", "management token", "Contentful", "CFPAT-", "url*43", null, "revoke it under CMA tokens"),
        Row("builder-key", "private key", "Builder.io", "bpk-", "hex*32", null, "revoke it in the space settings"),
        Row("frameio-token", "developer token", "Frame.io", "fio-u-", "url*64", null, "delete it in the developer site"),
        Row("mapbox-secret-token", "secret token", "Mapbox", "sk.eyJ", "url*60..120 '.' url*22", null, "delete it under Tokens"),
        Row("tinybird-token", "auth token", "Tinybird", "p.eyJ", "url*60..250 '.' url*43", null, "refresh or delete it under Tokens"),
        Row("rapidapi-key", "API key", "RapidAPI", "", "lownum*10 'msh' lownum*15 'p1' lownum*6 'jsn' lownum*12", null, "delete the key of the application"),
        Row("maxmind-key", "license key", "MaxMind", "", "alnum*6 '_' alnum*29 '_mmk'", null, "delete it under Manage license keys"),
    ];
}
