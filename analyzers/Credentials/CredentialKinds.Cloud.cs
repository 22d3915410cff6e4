namespace ZeroTrustAgents.Credentials;

/// <content>Clouds and hosting, but for Azure.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Cloud() =>
    [
        Row("aws-access-key-id", "access key id", "AWS", "AKIA", "base32*16", AwsKeyId.Check, "deactivate and delete the access key in IAM"),
        Row("aws-sts-key-id", "temporary access key id", "AWS", "ASIA", "base32*16", AwsKeyId.Check, "revoke the active sessions of its role in IAM"),
        Row("aws-service-key-id", "service credential id", "AWS", "ABIA|ACCA", "base32*16", AwsKeyId.Check, "reset the service-specific credential in IAM"),
        Row("aws-session-token", "session token", "AWS", "IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz", "base64*180..2000 ('=='|'='|'')", null, "revoke the active sessions of its role in IAM"),
        Row("aws-bedrock-key", "Bedrock API key", "AWS", "ABSKQmVkcm9ja0FQSUtleS", "base64*90..220 ('=='|'='|'')", null, "delete the service-specific credential in IAM"),
        Row("aws-bedrock-session-key", "short-term Bedrock API key", "AWS", "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t", "base64*100..3000 ('=='|'='|'')", null, "revoke the active sessions of its role in IAM"),
        Row("aws-mws-token", "MWS authorisation token", "Amazon", "amzn.mws.", "uuid", null, "revoke the developer's access in Seller Central"),
        Row("aws-appsync-key", "AppSync API key", "AWS", "da2-", "lownum*26", null, "delete the API key of the AppSync API"),
        Row("amazon-oauth-secret", "OAuth client secret", "Amazon", "amzn1.oa2-cs.v1.", "hex*64", null, "rotate the client secret in the developer console"),
        Row("gcp-api-key", "API key", "Google Cloud", "AIza", "url*35", null, "delete the key under APIs and Services, Credentials"),
        Row("gcp-bound-api-key", "service account API key", "Google Cloud", "AQ.Ab8", "url*40..60", null, "delete the key under APIs and Services, Credentials"),
        Row("gcp-oauth-secret", "OAuth client secret", "Google Cloud", "GOCSPX-", "url*28", null, "reset the secret of the OAuth client"),
        Row("gcp-oauth-token", "OAuth access token", "Google Cloud", "ya29.", "dot*60..1500", null, "revoke it at the token revocation endpoint"),
        Row("gcp-refresh-token", "OAuth refresh token", "Google Cloud", "1//0", "url*60..180", null, "remove the application's access in the Google account"),
        Row("alibaba-key-id", "access key id", "Alibaba Cloud", "LTAI", "alnum*12|20", GeneratedBody.IsVaried, "disable and delete the AccessKey pair in RAM"),
        Row("tencent-secret-id", "secret id", "Tencent Cloud", "AKID", "alnum*32", null, "disable and delete the key pair in CAM"),
        Row("baidu-qianfan-key", "Qianfan API key", "Baidu Cloud", "bce-v3/ALTAK-", "alnum*21 '/' hex*40", null, "delete the API key in the IAM console"),
        Row("digitalocean-pat", "personal access token", "DigitalOcean", "dop_v1_", "hex*64", null, "delete the token under API, Tokens"),
        Row("digitalocean-oauth-token", "OAuth token", "DigitalOcean", "doo_v1_", "hex*64", null, "revoke the application's access"),
        Row("digitalocean-refresh-token", "OAuth refresh token", "DigitalOcean", "dor_v1_", "hex*64", null, "revoke the application's access"),
        Row("fly-token", "access token", "Fly.io", "fo1_", "url*43", null, "revoke it with `fly tokens revoke`"),
        Row("fly-macaroon", "macaroon token", "Fly.io", "fm1r_|fm1a_|fm2_", "base64*90..1500 ('=='|'='|'')", null, "revoke it with `fly tokens revoke`"),
        Row("heroku-key", "API key", "Heroku", "HRKU-", "url*36|60", null, "regenerate the API key in the account settings"),
        Row("cloudflare-origin-ca-key", "origin CA key", "Cloudflare", "v1.0-", "hex*24 '-' hex*146", null, "change the origin CA key under API Tokens"),
        Row("cloudflare-global-key", "global API key", "Cloudflare", "cfk_", "alnum*40 hex*8", null, "change the global API key under API Tokens"),
        Row("cloudflare-user-token", "user API token", "Cloudflare", "cfut_", "alnum*40 hex*8", null, "roll the token under API Tokens"),
        Row("cloudflare-account-token", "account API token", "Cloudflare", "cfat_", "alnum*40 hex*8", null, "roll the token under the account's API tokens"),
        Row("cloudflare-tunnel-token", "tunnel token", "Cloudflare", "eyJhIjoi", "base64*120..240 ('=='|'='|'')", null, "rotate the tunnel's token"),
        Row("netlify-token", "personal access token", "Netlify", "nfp_", "alnum*36|40", null, "revoke it under User settings, Applications"),
        Row("vercel-token", "access token", "Vercel", "vcp_|vci_|vca_|vcr_|vck_", "alnum*24..60", null, "delete it under Account settings, Tokens"),
        Row("render-key", "API key", "Render", "rnd_", "alnum*28..40", null, "revoke the key in the account settings"),
        Row("deno-deploy-token", "access token", "Deno Deploy", "ddp_|ddo_", "alnum*36", null, "delete the token in the account settings"),
        Row("akamai-edgegrid-token", "EdgeGrid token", "Akamai", "akab-", "lownum*16 '-' lownum*16", null, "deactivate the credential of the API client"),
        Row("yandex-api-key", "API key", "Yandex Cloud", "AQVN", "url*35..38", null, "delete the API key of the service account"),
        Row("yandex-oauth-token", "OAuth token", "Yandex", "y0_", "url*55..60", null, "revoke the application's access"),
        Row("yandex-iam-token", "IAM token", "Yandex Cloud", "t1.", "url*40..400 ('=='|'='|'') '.' url*86 ('=='|'='|'')", null, "revoke it in the IAM API"),
        Row("yandex-static-secret", "static access key", "Yandex Cloud", "YC", "url*38", null, "delete the static access key of the service account"),
        Row("runpod-key", "API key", "RunPod", "rpa_", "alnum*46", null, "delete the key in the settings"),
        Row("upcloud-token", "API token", "UpCloud", "ucat_", "upnum*26", null, "delete the token in the account"),
    ];
}
