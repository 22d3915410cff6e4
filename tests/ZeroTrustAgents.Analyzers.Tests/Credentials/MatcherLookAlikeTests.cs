using System.Text;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>What looks like a credential and is none.</summary>
public sealed class MatcherLookAlikeTests
{
    private const string ClassicPlaceholder = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

    public static TheoryData<string> Written =>
    [
        // Names, versions, types.
        "System.Collections.Generic.Dictionary`2[[System.String, mscorlib, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089]]",
        "Newtonsoft.Json, Version=13.0.0.0, Culture=neutral, PublicKeyToken=30ad4fe6b2a6aeed",
        "1.2.3-beta.4+build.5678.sha.0123abcd", "v1.0-rc1-20240131-1234567", "net10.0-windows10.0.19041.0",
        "AbstractSingletonProxyFactoryBeanConfigurationManagerProvider", "sk-navigation-container-with-a-long-class-name", "SKRenderTargetSurfaceConfiguration",
        "task-sk-1234567890-background-worker-scheduler", "api-gateway-production-europe-west-1-cluster", "key-value-store-with-eventual-consistency-guarantee",
        "hf_internal_testing_tiny_random_model_configuration", "glpat-configuration-name", "xoxb-not-a-real-slack-token-at-all", "npm_config_registry_authentication_token_file",
        "ghp_" + ClassicPlaceholder, "github_pat_11AAAAAAA0xxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "sk-your-openai-api-key-goes-right-here-please", "sk-proj-your_project_api_key_goes_here_0123456789",
        "AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE", "ASIAIOSFODNN7EXAMPLE", "AKIAXXXXXXXXXXXXXXXX", "AKIA................", "AKIA1234567890123456", "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "AccountKey=<your-account-key>;", "AccountKey=...;EndpointSuffix=core.windows.net",
        "AIzaSyXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", "SG.xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX", "https://discord.com/api/webhooks/{id}/{token}",
        // Identifiers.
        "6f9619ff-8b86-d011-b42d-00c04fc964ff", "{6F9619FF-8B86-D011-B42D-00C04FC964FF}", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "507f1f77bcf86cd799439011",
        "/subscriptions/6f9619ff-8b86-d011-b42d-00c04fc964ff/resourceGroups/shop/providers/Microsoft.Storage/storageAccounts/store", "arn:aws:iam::123456789012:role/service-role/AWSLambdaBasicExecutionRole", "arn:aws:s3:::my-bucket/prefix/*",
        "projects/shop-123456/locations/europe-west1/keyRings/ring/cryptoKeys/key", "vault:v1:8SDd3WHDOjf7mq69CyCqYjBXAiQQAVZRkFM13ok481zoCmHnSeDX9vyf7w==", "https://shop.vault.azure.net/secrets/DbPassword/6f9619ff8b86d011b42d00c04fc964ff",
        "@Microsoft.KeyVault(SecretUri=https://shop.vault.azure.net/secrets/DbPassword)", "AC00112233445566778899aabbccddeeff",
        // Hashes and digests.
        "da39a3ee5e6b4b0d3255bfef95601890afd80709", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "d41d8cd98f00b204e9800998ecf8427e", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "registry.example.net/shop/api@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC", "sha512-Fo3rlrZj/k7ujTnHg4CGR2D7kSs0v4LLanw2qksYuRlEzO+tcaEPQogQ0KaoGN26/zrn20ImR1DfuLWnOo7aBA==",
        "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW", "W/\"33a64df551425fcc55e4d42a148795d9f25f89d4\"", "integrity=sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        // Public keys and certificates.
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPNKNTMEuVFZcWsAf8Ux3rnRCnRNtl0eHAbJ0Bw0bNh user@host", "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9\nq9UU8I5mEovUf86QZ7kOBIjJwqnzD1omageEHWwHdBO6B+dFabmdT9POxg==\n-----END PUBLIC KEY-----",
        "-----BEGIN PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\n<your private key here>\n-----END PRIVATE KEY-----", "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA...\n-----END RSA PRIVATE KEY-----", "text.StartsWith(\"-----BEGIN PRIVATE KEY-----\") && text.EndsWith(\"-----END PRIVATE KEY-----\")", "<RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>",
        // URLs and addresses.
        "https://github.com/example/repository.git", "git@github.com:example/repository.git", "ssh://git@github.com/example/repository.git", "https://user@github.com/example/repository.git", "mailto:someone@example.net?subject=hello", "user@host.example.net",
        "https://user:password@host.example.net/", "https://username:password@host.example.net", "postgres://postgres:postgres@localhost:5432/shop", "https://{user}:{password}@host.example.net", "https://$USER:$PASSWORD@host.example.net", "https://${USER}:${PASS}@host.example.net/x",
        "https://user:%PASSWORD%@host.example.net", "https://user:****@host.example.net", "https://user:<password>@host.example.net", "mongodb://localhost:27017/?replicaSet=rs0", "redis://localhost:6379/0", "http://[::1]:5000/path@2", "https://unpkg.com/react@18.2.0/umd/react.production.min.js", "https://medium.com/@author/title-of-the-story-0123456789ab",
        "http://host.example.net:8080/a:b@c", "xmlns:x=\"http://schemas.microsoft.com/winfx/2006/xaml\"", "amqp://guest:guest@localhost:5672/", "jdbc:oracle:thin:@host.example.net:1521:shop",
        // Connection strings without a password of their own.
        "Server=.;Database=shop;Integrated Security=True;TrustServerCertificate=True", "Server=db;User Id=app;Password=;", "Server=db;User Id=app;Password={0};", "Server=db;User Id=app;Password=***;", "Server=db;Uid=app;Pwd=<password>;", "Server=db;User Id=app;Password=$(DbPassword);", "Server=db;User Id=app;Password=${DB_PASSWORD};",
        "Server=db;User Id=app;Password=password;", "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://127.0.0.1", "InstrumentationKey=6f9619ff-8b86-d011-b42d-00c04fc964ff;IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/", "cache.example.net:6380,password={password},ssl=True",
        "def login(self, user=None, password=None, timeout=30, host='db.example.net'):", "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;", "AccountEndpoint=https://localhost:8081/;AccountKey=C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
        "Endpoint=sb://localhost;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;",
        // Headers, tokens of specifications.
        "Authorization: Bearer {token}", "Authorization: Bearer <token>", "Authorization: Bearer your_access_token_goes_here", "Bearer error=\"invalid_token\", error_description=\"The token expired\"", "Authorization: Basic {credentials}", "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Basic authentication-is-not-supported-here", "Bearer 2YotnFZFEjr1zCsicMWpAA",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "eyJhbGciOiJIUzI1NiJ9.e30.", "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mBZjNaQ5nTMbK0pXQKP8LdO", "eyJzZXNzaW9uIjoiYWJjIn0=",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":\"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI\"}",
        "sk_test_4eC39HqLyjWDarjtT1zdp7dc", "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs",
        // Files, code, markup.
        "C:\\Users\\someone\\AppData\\Local\\Microsoft\\WindowsApps\\python.exe", "\\\\server\\share\\folder\\file-0123456789abcdef.txt", "/usr/lib/x86_64-linux-gnu/libstdc++.so.6.0.30", "node_modules/.pnpm/@babel+core@7.24.0/node_modules/@babel/core/lib/index.js",
        "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\",\"properties\":{\"apiKey\":{\"type\":\"string\",\"minLength\":32}}}", ".btn-primary:hover{background-color:#0b5ed7;border-color:#0a58ca}.sk-fading-circle .sk-circle12:before{animation-delay:-.1s}",
        "!function(e,t){\"object\"==typeof exports&&\"undefined\"!=typeof module?module.exports=t():e.Vue=t()}(this,function(){\"use strict\";var e=Object.freeze({})});", "SELECT id, name FROM users WHERE password = @password AND token = :token", "machine learning login form password field", "machine example.net login name password <password>",
        "M150 0L75 200L225 200Z M10.5,20.25C30.125,40.0625,50,60,70.5,80.75", "0x1234567890abcdef1234567890abcdef12345678", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdefghijklmnopqrstuvwxyz",
        "git commit -m 'Merge branch feature/SK-1234-add-login'", "2024-01-31T12:34:56.789+01:00", "4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00", "+49 30 1234567890123", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ];

    public static TheoryData<string> Generated => [.. Generators.Keys];

    private static readonly Dictionary<string, Func<SampleRandom, string>> Generators = new()
    {
        ["guid"] = static r => r.Uuid(),
        ["guid list"] = static r => $"{r.Uuid()},{r.Uuid()};{r.Uuid()}",
        ["md5"] = static r => r.Hex(32),
        ["sha1"] = static r => r.Hex(40),
        ["sha256"] = static r => r.Hex(64),
        ["sha512"] = static r => r.Hex(128),
        ["upper-case hash"] = static r => r.From("0123456789ABCDEF", 40),
        ["sha256 in base64"] = static r => r.Base64(43) + "=",
        ["sha512 in base64"] = static r => r.Base64(86) + "==",
        ["sri"] = static r => "sha384-" + r.Base64(64),
        ["random letters and digits"] = static r => r.Alnum(r.Next(16, 90)),
        ["random base64url"] = static r => r.Url(r.Next(16, 90)),
        ["image"] = static r => "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA" + r.Base64(4000),
        ["font"] = static r => "src:url(data:font/woff2;base64,d09GMgABAAAAA" + r.Base64(8000) + ") format('woff2')",
        ["certificate"] = static r => Armour("CERTIFICATE", SampleDer.Value(0x30, [.. SampleDer.Value(0x30, r.Bytes(600)), .. r.Bytes(270)])),
        ["certificate in base64"] = static r => Convert.ToBase64String(SampleDer.Value(0x30, [.. SampleDer.Value(0x30, r.Bytes(600)), .. r.Bytes(270)])),
        ["public key"] = static r => Armour("PUBLIC KEY", SampleDer.Value(0x30, r.Bytes(290))),
        ["public key in base64"] = static r => "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA" + r.Base64(348),
        ["pgp public key"] = static r => Armour("PGP PUBLIC KEY BLOCK", r.Bytes(600)),
        ["ssh public key"] = static r => "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ" + r.Base64(338) + " someone@host",
        ["assembly public key"] = static r => "InternalsVisibleTo(\"Tests, PublicKey=0024000004800000940000000602000000240000525341310004000001000100" + r.Hex(256) + "\")",
        ["docker digest"] = static r => "registry.example.net/shop@sha256:" + r.Hex(64),
        ["git blob url"] = static r => $"https://github.com/example/shop/blob/{r.Hex(40)}/src/Program.cs#L10",
        ["package lock line"] = static r => $"\"resolved\": \"https://registry.example/a/-/a-1.0.{r.Next(9)}.tgz\", \"integrity\": \"sha512-{r.Base64(86)}==\"",
        ["nuget lock line"] = static r => $"\"contentHash\": \"{r.Base64(86)}==\"",
        ["view state"] = static r => "<input type=\"hidden\" name=\"__VIEWSTATE\" value=\"/wEPDwUK" + r.Base64(600) + "\" />",
        ["etag"] = static r => "ETag: \"" + r.Hex(32) + ":0\"",
        ["trace parent"] = static r => $"00-{r.Hex(32)}-{r.Hex(16)}-01",
        ["cache busted file"] = static r => $"/static/js/main.{r.Hex(20)}.chunk.js",
        ["azure resource id"] = static r => $"/subscriptions/{r.Uuid()}/resourceGroups/shop-{r.Hex(8)}/providers/Microsoft.Web/sites/shop",
        ["digits"] = static r => r.Digits(r.Next(16, 60)),
        ["phone and telegram like"] = static r => r.Digits(10) + ":" + r.Digits(10),
        ["x509 thumbprint"] = static r => "X509Store thumbprint " + r.From("0123456789ABCDEF", 40),
        ["bitcoin address"] = static r => "bc1q" + r.From("qpzry9x8gf2tvdw0s3jn54khce6mua7l", 38),
        ["source map"] = static r => "\"mappings\":\"" + string.Join(';', Enumerable.Range(0, 40).Select(_ => string.Join(',', Enumerable.Range(0, 8).Select(_ => r.Base64(4))))) + "\"",
        ["hex dump"] = static r => string.Join(' ', Enumerable.Range(0, 64).Select(_ => r.Hex(2))),
        ["color list"] = static r => string.Join(',', Enumerable.Range(0, 40).Select(_ => "#" + r.Hex(6))),
        ["presigned policy name"] = static r => "policy-" + r.Alnum(10) + "-" + r.Alnum(10),
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void TryFind_LookAlike_FindsNothing(string text) => AssertNothing(text);

    [Theory]
    [MemberData(nameof(Generated))]
    public void TryFind_GeneratedLookAlike_FindsNothing(string what)
    {
        for (int seed = 0; seed < 300; seed++)
            AssertNothing(Generators[what](new SampleRandom(seed)));
    }

    private static void AssertNothing(string text)
    {
        foreach (string around in (string[])["{0}", "\"{0}\"", "value: {0};", "key={0}", "{{\"value\": \"{0}\"}}"])
        {
            string whole = around.Replace("{0}", text, StringComparison.Ordinal);
            bool found = CredentialMatcher.TryFind(whole.AsSpan(), 0, out CredentialMatch match);
            Assert.False(found, $"{match.Kind?.Id} at {match.Start}+{match.Length} in {whole}");
        }
    }

    private static string Armour(string label, byte[] content)
    {
        var text = new StringBuilder("-----BEGIN " + label + "-----\n");
        return text.Append(Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks)).Append("\n-----END " + label + "-----").ToString();
    }
}
