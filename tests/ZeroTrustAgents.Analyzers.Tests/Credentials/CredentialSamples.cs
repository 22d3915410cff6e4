using System.Text;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>
/// Well-formed values of every kind, generated from a seed and issued by nobody. Rows whose shape says everything need nothing
/// here; the others have an entry below. No source line holds a well-formed value.
/// </summary>
internal static class CredentialSamples
{
    private static readonly Dictionary<string, Func<SampleRandom, string>> Values = new()
    {
        ["aws-access-key-id"] = static r => "AKIA" + SampleChecksums.AwsBody(r),
        ["aws-sts-key-id"] = static r => "ASIA" + SampleChecksums.AwsBody(r),
        ["aws-service-key-id"] = static r => r.Pick("ABIA", "ACCA") + SampleChecksums.AwsBody(r),
        ["openai-project-key"] = static r => "sk-proj-" + OpenAi(r),
        ["openai-service-key"] = static r => "sk-svcacct-" + OpenAi(r),
        ["openai-admin-key"] = static r => "sk-admin-" + OpenAi(r),
        ["github-pat"] = static r => "ghp_" + Checked(r.Alnum(30)),
        ["github-oauth-token"] = static r => "gho_" + Checked(r.Alnum(30)),
        ["github-user-token"] = static r => "ghu_" + Checked(r.Alnum(30)),
        ["github-app-token"] = static r => "ghs_" + Checked(r.Alnum(30)),
        ["github-refresh-token"] = static r => "ghr_" + Checked(r.Alnum(70)),
        ["npm-token"] = static r => "npm_" + Checked(r.Alnum(30)),
        ["netbird-token"] = static r => "nbp_" + Checked(r.Alnum(30)),
        ["grafana-service-token"] = static r => r.Alnum(32) is var secret ? $"glsa_{secret}_{SampleChecksums.LittleEndianHex("glsa_" + secret)}" : "",
        ["matrix-token"] = static r => Matrix(r.Pick("syt_", "syr_") + Encode("user" + r.Next(100_000)) + "_" + r.From("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 20)),
        ["slack-bot-token"] = static r => $"xoxb-{r.Digits(12)}-{r.Digits(13)}-{r.Alnum(24)}",
        ["slack-user-token"] = static r => $"xoxp-{r.Digits(12)}-{r.Digits(12)}-{r.Digits(13)}-{r.Hex(32)}",
        ["slack-workspace-token"] = static r => $"{r.Pick("xoxa-", "xoxa-2-", "xoxr-")}{r.Digits(12)}-{r.Digits(12)}-{r.Digits(12)}-{r.Hex(32)}",
        ["slack-legacy-token"] = static r => $"xoxs-{r.Digits(10)}-{r.Digits(10)}-{r.Digits(11)}-{r.Hex(32)}",
        ["discord-bot-token"] = static r => $"{Encode(r.Digits(r.Next(17, 19)))}.{r.Url(6)}.{r.Url(r.Next(2) == 0 ? 27 : 38)}",
        ["jira-server-pat"] = static r => Convert.ToBase64String([.. Encoding.ASCII.GetBytes(r.Digits(12) + ":"), .. r.Bytes(20)]),
        ["age-key"] = static r => SampleChecksums.Bech32(r, "age-secret-key-").ToUpperInvariant(),
        ["nostr-key"] = static r => SampleChecksums.Bech32(r, "nsec"),
        ["nats-seed"] = SampleChecksums.NatsSeed,
        ["jwt"] = static r => $"{Encode($$"""{"alg":"{{r.Pick("HS256", "RS256", "ES256")}}","typ":"JWT"}""")}.{Encode($$"""{"iss":"https://id.example.net","sub":"{{r.Hex(12)}}","exp":{{r.Digits(10)}},"aud":["a","b"]}""")}.{r.Url(43)}",
        ["pkcs12"] = static r => Convert.ToBase64String(SampleDer.Pkcs12(r)),
        ["pkcs8-der"] = static r => Convert.ToBase64String(SampleDer.Pkcs8(r)),
        ["pkcs1-der"] = static r => Convert.ToBase64String(SampleDer.Pkcs1(r)),
        ["sec1-der"] = static r => Convert.ToBase64String(SampleDer.Sec1(r)),
        ["putty-key"] = static r => $"PuTTY-User-Key-File-3: ssh-ed25519\r\nEncryption: none\r\nComment: key\r\nPublic-Lines: 1\r\n{r.Base64(68)}\r\nPrivate-Lines: 1\r\n{r.Base64(43)}=\r\nPrivate-MAC: {r.Hex(64)}",
        ["pem-private-key"] = static r => Pem("PRIVATE KEY", SampleDer.Pkcs8(r)),
        ["pem-encrypted-key"] = static r => Pem("ENCRYPTED PRIVATE KEY", SampleDer.Encrypted(r)),
        ["pem-rsa-key"] = static r => Pem("RSA PRIVATE KEY", SampleDer.Pkcs1(r), r.Next(2) == 0 ? "" : $"Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,{r.Upper(32)}\n\n"),
        ["pem-ec-key"] = static r => Pem("EC PRIVATE KEY", SampleDer.Sec1(r)),
        ["pem-dsa-key"] = static r => Pem("DSA PRIVATE KEY", SampleDer.Value(0x30, r.Bytes(440))),
        ["pem-other-key"] = static r => Pem("ANY PRIVATE KEY", SampleDer.Value(0x30, r.Bytes(200))),
        ["openssh-key"] = static r => Pem("OPENSSH PRIVATE KEY", [.. "openssh-key-v1\0"u8, .. r.Bytes(300)]),
        ["pgp-key"] = static r => Pem("PGP PRIVATE KEY BLOCK", r.Bytes(400), "Version: GnuPG v2.4.1\nComment: none\n\n"),
    };

    private static readonly Dictionary<string, Func<SampleRandom, CredentialSample>> Texts = new()
    {
        ["aws-secret-key"] = static r => CredentialSample.In(r.Pick("aws_secret_access_key = ", "AWS_SECRET_ACCESS_KEY=", "\"SecretAccessKey\": \""), r.Base64(40), "\""),
        ["azure-storage-connection"] = static r => CredentialSample.In("DefaultEndpointsProtocol=https;AccountName=store;AccountKey=", r.Base64(86) + "==", ";EndpointSuffix=core.windows.net"),
        ["azure-shared-access-key"] = static r => CredentialSample.In("Endpoint=sb://bus.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=", r.Base64(43) + "="),
        ["azure-endpoint-access-key"] = static r => CredentialSample.In("Endpoint=https://hub.service.signalr.net;AccessKey=", r.Base64(43) + "=", ";Version=1.0;"),
        ["azure-app-configuration"] = static r => CredentialSample.In("Endpoint=https://shop.azconfig.io;Id=abc1;Secret=", r.Base64(43) + "="),
        ["azure-sas"] = static r => CredentialSample.In("https://store.blob.core.windows.net/box?sv=2022-11-02&ss=b&srt=co&sp=rl&se=2030-01-01T00:00:00Z&sig=", Uri.EscapeDataString(r.Base64(43) + "=")),
        ["azure-publish-password"] = static r => CredentialSample.In("<publishProfile publishMethod=\"MSDeploy\" userName=\"$shop\" userPWD=\"", r.Alnum(60), "\" />"),
        ["okta-token"] = static r => CredentialSample.In("Authorization: SSWS ", "00" + r.Url(40)),
        ["wireguard-key"] = static r => CredentialSample.In(r.Pick("PrivateKey = ", "PrivateKey="), r.Base64(42) + r.From("AEIMQUYcgkosw048", 1) + "="),
        ["npmrc-token"] = static r => CredentialSample.In("//registry.example.net/:_authToken=", r.Alnum(36)),
        ["registry-auth"] = static r => CredentialSample.In("{\"auths\":{\"registry.example.net\":{\"auth\":\"", Base64Of("deploy:" + r.Password()), "\"}}}"),
        ["netrc-password"] = static r => CredentialSample.In(r.Pick("machine git.example.net login deploy password ", "machine git.example.net\n  login deploy\n  password "), r.Password(), "\n"),
        ["basic-auth-header"] = static r => CredentialSample.In("Authorization: Basic ", Base64Of("deploy:" + r.Password())),
        ["bearer-header"] = static r => CredentialSample.In("Authorization: Bearer ", r.Alnum(40)),
        ["connection-string"] = static r => CredentialSample.In(r.Pick("Server=db.example.net;Database=shop;User Id=app;Password=", "Host=db;Username=app;Pwd=", "Data Source=db,1433;Initial Catalog=shop;uid=app;pwd="), r.Password(), ";Encrypt=true"),
        ["redis-connection"] = static r => CredentialSample.In(r.Pick("cache.example.net:6380,password=", "localhost:6379,password=", "cache.example.net,abortConnect=false,password="), r.Password(), ",ssl=True"),
        ["rsa-xml-key"] = static r => CredentialSample.In($"<RSAKeyValue><Modulus>{r.Base64(171)}=</Modulus><Exponent>AQAB</Exponent><D>", r.Base64(171) + "=", "</D></RSAKeyValue>"),
        ["private-jwk"] = static r => CredentialSample.In($"{{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"{r.Url(43)}\",\"y\":\"{r.Url(43)}\",\"d\":\"", r.Url(43), "\"}"),
        ["gcp-service-account-key"] = static r => CredentialSample.In("{\"type\": \"service_account\", \"private_key\": \"", Pem("PRIVATE KEY", SampleDer.Pkcs8(r)).Replace("\n", "\\n", StringComparison.Ordinal), "\\n\"}"),
        ["postgres-url"] = static r => Url(r, r.Pick("postgres", "postgresql", "postgresql+asyncpg")),
        ["mysql-url"] = static r => Url(r, r.Pick("mysql", "mariadb")),
        ["mongodb-url"] = static r => Url(r, r.Pick("mongodb", "mongodb+srv")),
        ["redis-url"] = static r => CredentialSample.In(r.Pick("redis://:", "rediss://default:"), r.Password(), "@cache.example.net:6379/0"),
        ["amqp-url"] = static r => Url(r, r.Pick("amqp", "amqps")),
        ["sqlserver-url"] = static r => Url(r, r.Pick("sqlserver", "mssql")),
        ["ftp-url"] = static r => Url(r, r.Pick("ftp", "sftp", "ftps")),
        ["mail-url"] = static r => Url(r, r.Pick("smtp", "smtps", "imap")),
        ["ldap-url"] = static r => Url(r, "ldaps"),
        ["cloudinary-url"] = static r => CredentialSample.In($"cloudinary://{r.Digits(15)}:", r.Url(27), "@shop"),
        ["basic-auth-url"] = static r => Url(r, r.Pick("https", "http", "nats", "clickhouse")),
    };

    /// <summary>A value of a kind, with the text it needs around it.</summary>
    public static CredentialSample Create(CredentialKind kind, int seed)
    {
        var random = new SampleRandom((seed * 7919) ^ Seed(kind.Id));
        if (Texts.TryGetValue(kind.Id, out Func<SampleRandom, CredentialSample>? text))
            return text(random);
        if (Values.TryGetValue(kind.Id, out Func<SampleRandom, string>? value))
            return CredentialSample.In("", value(random));
        string prefix = random.Pick([.. kind.Prefixes, .. kind.Prefixes.Count == 0 ? [""] : Array.Empty<string>()]);
        string body = random.Body(kind.Shape!);
        return kind.PrefixIsContext ? CredentialSample.In("https://" + prefix, body) : CredentialSample.In("", prefix + body);
    }

    private static CredentialSample Url(SampleRandom random, string scheme) => CredentialSample.In($"{scheme}://app:", random.Password(), "@host.example.net:7001/shop");

    private static string Checked(string body) => body + SampleChecksums.Base62(body);

    private static string Matrix(string token) => token + "_" + SampleChecksums.MatrixBase62(token);

    private static string OpenAi(SampleRandom random) => random.Pick("74", "58", "20") is var half ? random.Url(int.Parse(half, System.Globalization.CultureInfo.InvariantCulture)) + "T3Blbk" + "FJ" + random.Url(int.Parse(half, System.Globalization.CultureInfo.InvariantCulture)) : "";

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Base64Of(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Pem(string label, byte[] content, string headers = "")
    {
        var text = new StringBuilder("-----BEGIN " + label + "-----\n" + headers);
        string base64 = Convert.ToBase64String(content);
        for (int i = 0; i < base64.Length; i += 64)
            text.Append(base64, i, Math.Min(64, base64.Length - i)).Append('\n');
        return text.Append("-----END " + label + "-----").ToString();
    }

    private static int Seed(string id)
    {
        uint hash = 2166136261;
        foreach (char c in id)
            hash = (hash ^ c) * 16777619;
        return (int)hash;
    }
}
