namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>APIs that take a credential: with a constant, and with a value that is read.</summary>
public sealed class FlowSinkTests
{
    public static TheoryData<string> Sinks { get; } = new()
    {
        "_ = new NetworkCredential(\"u\", $);",
        "_ = new NetworkCredential { Password = $ };",
        "_ = new AuthenticationHeaderValue(\"Bearer\", $);",
        "new HttpClient().DefaultRequestHeaders.Add(\"Authorization\", \"Bearer \" + $);",
        "new HttpClient().DefaultRequestHeaders.Add(\"X-Api-Key\", $);",
        "_ = new HMACSHA256(Encoding.UTF8.GetBytes($));",
        "_ = HMACSHA256.HashData(Encoding.UTF8.GetBytes($), new byte[1]);",
        "using var aes = Aes.Create(); aes.Key = Encoding.UTF8.GetBytes($);",
        "using var aes = Aes.Create(); aes.IV = Encoding.UTF8.GetBytes($);",
        "using var aes = Aes.Create(); _ = aes.CreateEncryptor(Encoding.UTF8.GetBytes($), aes.IV);",
        "using var aes = Aes.Create(); _ = aes.CreateDecryptor(aes.Key, Encoding.ASCII.GetBytes($));",
        "_ = new AesGcm(Encoding.UTF8.GetBytes($), 16);",
        "_ = new AesCcm(Encoding.UTF8.GetBytes($));",
        "_ = new ChaCha20Poly1305(Encoding.UTF8.GetBytes($));",
        "_ = Rfc2898DeriveBytes.Pbkdf2($, new byte[8], 1, HashAlgorithmName.SHA256, 32);",
        "_ = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12FromFile(\"a.pfx\", $);",
        "using var rsa = RSA.Create(); rsa.ImportFromEncryptedPem(\"x\", $);",
        "_ = new System.Diagnostics.ProcessStartInfo { PasswordInClearText = $ };",
        "var s = new SecureString(); foreach (char c in $) s.AppendChar(c);",
        "var b = new System.Data.Common.DbConnectionStringBuilder(); b[\"Password\"] = $;",
        "_ = new UriBuilder { Password = $ };",
        "_ = new Azure.AzureKeyCredential($);",
        "_ = new Renci.SshNet.PasswordAuthenticationMethod(\"u\", $);",
        "builder.AddOpenAIChatCompletion(\"gpt\", $);",
    };

    [Theory]
    [MemberData(nameof(Sinks))]
    public Task Sink_Constant_IsReported(string statement) => CheckAsync(statement, "[|\"Vq8-tnRz4w-Lk72\"|]");

    [Theory]
    [MemberData(nameof(Sinks))]
    public Task Sink_ReadValue_IsNotReported(string statement) => CheckAsync(statement, "Console.ReadLine()!");

    [Theory]
    [MemberData(nameof(Sinks))]
    public Task Sink_Placeholder_IsNotReported(string statement) => CheckAsync(statement, "\"<your-password>\"");

    [Fact]
    public Task Sink_ConfiguredApi_IsReported() => Marked.CheckAsync(
        new Dictionary<string, string> { ["zta_credential_sinks"] = "Acme.Door.Open(code), Acme.Door.Code, Acme.Door..ctor(first)" },
        """
        namespace Acme { class Door { public Door(string first) { } public string Code { get; set; } = ""; public void Open(string code) { } } }
        class C { void M() { var d = new Acme.Door({|ZTA1003:"Vq8-tnRz4w"|}); d.Code = {|ZTA1003:"Vq8-tnRz4x"|}; d.Open({|ZTA1003:"Vq8-tnRz4y"|}); } }
        """);

    [Fact]
    public Task Sink_KeyAsBytes_IsReported() => CheckAsync("using var aes = Aes.Create(); aes.Key = new byte[] [|{ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 }|];", "");

    [Fact]
    public Task Sink_KeyOfZeros_IsNotReported() => CheckAsync("using var aes = Aes.Create(); aes.IV = new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };", "");

    private static Task CheckAsync(string statement, string value) => Marked.CheckAsync($$"""
        class C
        {
            void M() { {{statement.Replace("$", value, StringComparison.Ordinal)}} }
        }
        """);
}
