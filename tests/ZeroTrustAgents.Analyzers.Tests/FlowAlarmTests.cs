using System.Security.Cryptography;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Classes of false alarms that real code showed, each beside a twin that is a credential.</summary>
public sealed class FlowAlarmTests
{
    private const string Bag = """
        class Bag { readonly Dictionary<string, string> data = new(); public string Importance { set { data["Importance"] = value; } } public string Priority { set { data["Priority"] = value; } } public string Read(string name) => data[name]; }
        class Sender { public void Open(string password) { } }

        """;

    [Theory]
    [InlineData("void M(Bag b, Sender s) { b.Importance = \"high\"; b.Priority = \"normal7\"; s.Open(b.Read(Console.ReadLine()!)); }")]
    [InlineData("void M(Sender s, string name) { var d = new Dictionary<string, string> { [\"Importance\"] = \"high7\", [\"Charset\"] = \"latin1\" }; s.Open(d[name]); }")]
    [InlineData("readonly Dictionary<string, string> d = new(); void Put(string name, string value) => d[name] = value; string Get(string name) => d[name]; void M(Sender s) { d[\"library\"] = \"dbmssocn\"; Put(\"user\", Console.ReadLine()!); s.Open(Get(\"pw\")); }")]
    [InlineData("static readonly string[] passwords = { \"pass\", \"code1\", \"codeword\", \"secret\", \"keyword\", \"wppass\", \"pword\", \"serial\", \"pin\" };")]
    [InlineData("static readonly string[] words = { \"dragon1\", \"letmein\", \"codeword\", \"qwerty7\", \"keyword\", \"wppass\", \"pword\", \"serial\", \"pin7\" }; void M(Sender s) { foreach (string password in words) s.Open(password); }")]
    [InlineData("const string ElemPassword1 = \"Passwort1\";")]
    [InlineData("const string ElemEntryPassword2 = \"additional\";")]
    [InlineData("const string ElemProtPassword = \"ProtectPassword\";")]
    [InlineData("static readonly string IoCredPassword = \"iopassword\";")]
    [InlineData("const string newPwStart = \"{NEWPASSWORD\";")]
    [InlineData("string[] M() => [\"PICKCHARS\", \"PICKCHARS:Password:C=3\"];")]
    [InlineData("static readonly char[] signs = \"!@#$%^&*()_-+=[{]};:>|./?\".ToCharArray(); void M(Sender s) { s.Open(new string(signs)); }")]
    [InlineData("void M(Sender s) { s.Open(\"anonymous@\"); }")]
    [InlineData("static readonly byte[] _ecmaKey = { 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0 };")]
    [InlineData("static readonly byte[] _finalKey = { 0, 0x24, 0, 0, 4, 0x80, 0, 0, 0x94, 0, 0, 0, 6, 2, 0, 0, 0, 0x24, 0, 0, 0x52, 0x53, 0x41, 0x31, 0, 4, 0, 0, 1, 0, 1, 0, 7, 0xD1, 0xFA, 0x57, 0xC4, 0xAE, 0xD9, 0xF0 };")]
    [InlineData("void M() { var c = new Missing.X509Certificate(new byte[] { 0x30, 0x82, 1, 0x10, 0x30, 0x81, 0xB8, 0xA0, 3, 2, 1, 2, 2, 9, 0, 0x91, 0x4C, 0x7E }); }")]
    public Task NoCredential_IsNotReported(string member) => CheckAsync(member);

    [Theory]
    [InlineData("void M(Sender s) { var d = new Dictionary<string, string> { [\"Importance\"] = \"high7\", [\"Entry\"] = [|\"blue-Horse7\"|] }; s.Open(d[\"Entry\"]); }")]
    [InlineData("static readonly string[] passwords = { [|\"blue-Horse7\"|], [|\"green-Cow8\"|] };")]
    [InlineData("static readonly string[] words = { [|\"blue-Horse7\"|] }; void M(Sender s) { foreach (string password in words) s.Open(password); }")]
    [InlineData("const string ElemPassword1 = [|\"Vq8-tnRz4wK2\"|];")]
    [InlineData("static readonly string IoCredPassword = [|\"iopassword7\"|];")]
    [InlineData("const string newPw = [|\"{NEWpassw0rd\"|];")]
    [InlineData("string[] M() => [\"PICKCHARS\", [|\"PICKCHARS Password:C=3x7\"|]];")]
    [InlineData("void M(Sender s) { s.Open([|\"!@#$%^&*()\"|]); }")]
    [InlineData("void M(Sender s) { s.Open([|\"anonymous7\"|]); }")]
    [InlineData("static readonly byte[] _finalKey = [|{ 0x52, 0x24, 0x93, 0xA1, 4, 0x80, 0x71, 0xC3, 0x94, 0x0B, 0xEE, 0x17, 6, 2, 0xF9, 0x38 }|];")]
    public Task Twin_IsReported(string member) => CheckAsync(member);

    /// <summary>Among many, what looks random is one still.</summary>
    [Fact]
    public Task ManyRandom_AreReported() =>
        CheckAsync("static readonly string[] apiKeys = { " + string.Join(", ", Enumerable.Range(0, 12).Select(static _ => "[|\"" + Random() + "\"|]")) + " };");

    [Theory]
    [InlineData("_knownPublicKeys", false)]
    [InlineData("cacheKeys", false)]
    [InlineData("entries", true)]
    public Task ElementsUnderKey_CountUnlessNamedOtherwise(string name, bool counts)
    {
        string value = counts ? $"[|\"{Random()}\"|]" : $"\"{Random()}\"";
        return CheckAsync($"void M() {{ string[] {name} = {{ {value} }}; foreach (string key in {name}) Console.Out.Flush(); }}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task RsaKeyAsXml_CountsWithItsPrivateHalf(bool isPrivate)
    {
        using RSA rsa = RSA.Create(1024);
        string xml = rsa.ToXmlString(isPrivate);
        return CheckAsync("const string key = " + (isPrivate ? $"[|\"{xml}\"|]" : $"\"{xml}\"") + ";");
    }

    [Fact]
    public async Task PublicKeys_AreNotReported()
    {
        using RSA rsa = RSA.Create(2048);
        using RSA small = RSA.Create(1024);
        using ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (string key in new[] { rsa.ExportSubjectPublicKeyInfo(), small.ExportSubjectPublicKeyInfo(), curve.ExportSubjectPublicKeyInfo() }.Select(Convert.ToBase64String))
            await CheckAsync($"const string signingKey = \"{key}\";");
        await CheckAsync($"const string signingKey = [|\"{Random()}\"|];");
    }

    [Theory]
    [InlineData("void M(Missing.Client c) { c.Login(\"operator\", [|\"horse4711\"|]); }")]
    [InlineData("void M(Missing.Client c) { c.Authenticate(\"10.0.0.1\", \"svc\", [|\"blue-Horse7\"|]); }")]
    [InlineData("void M(Missing.Client c, string user) { c.LogOnAsync(user, [|\"blue-Horse7\"|]); }")]
    [InlineData("void M() { System.Diagnostics.Process.Start(\"tool\", new[] { \"--user\", \"me\", \"--password\", [|\"horse4711\"|] }); }")]
    [InlineData("void M() { string[] a = [\"--access-token\", [|\"Vq8-tnRz4wK2\"|]]; }")]
    [InlineData("void M() { Run(\"--api-key\", [|\"Vq8-tnRz4wK2\"|]); } void Run(params string[] args) { }")]
    [InlineData("bool M(string enteredPin) => enteredPin == [|\"4711\"|];")]
    [InlineData("const string DevicePin = [|\"290417\"|];")]
    [InlineData("const string Config = [|\"network={\\n ssid=\\\"plant\\\"\\n psk=\\\"horse4711\\\"\\n}\"|];")]
    public Task FormerlyMissed_IsReported(string member) => CheckAsync(member);

    [Theory]
    [InlineData("void M(Missing.Client c) { c.Login(\"operator\", \"Cookies\"); }")]
    [InlineData("void M(Missing.Client c) { c.Login(\"failed\", \"The user is not known\"); }")]
    [InlineData("void M(Missing.Client c, string p) { c.Login(\"operator\", p); }")]
    [InlineData("void M(Missing.Client c) { c.Logged(\"operator\", \"horse4711\"); }")]
    [InlineData("void M() { string[] a = [\"-p\", \"--password\", \"/password\"]; }")]
    [InlineData("void M() { Run(\"--password\", \"password\"); Run(\"--password\", \"The password of the target\"); Run(\"--api-key\", \"secret\"); } void Run(params string[] args) { }")]
    [InlineData("void M() { string[] a = [\"--colour\", \"horse4711\"]; }")]
    [InlineData("void M(string pw) { string[] a = [\"--password\", pw]; }")]
    [InlineData("const string ledPin = \"13\";")]
    [InlineData("const string pinNumber = \"4711\";")]
    [InlineData("const string Pin = \"0000\";")]
    [InlineData("const string Config = \"network={\\n ssid=\\\"horse4711\\\"\\n psk=\\\"<psk>\\\"\\n}\";")]
    [InlineData("const string primaryKey = \"OrderId42\";")]
    public Task FormerlyMissed_HarmlessTwin_IsNotReported(string member) => CheckAsync(member);

    [Theory]
    [InlineData("void M() { var d = new Dictionary<string, string> { [\"primaryKey\"] = $ }; }")]
    [InlineData("const string SecondaryKey = $;")]
    public Task KeyOfPair_Random_IsReported(string member) =>
        CheckAsync(member.Replace("$", $"[|\"{Random()}\"|]", StringComparison.Ordinal));

    private static string Random()
    {
        string text;
        do
            text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        while (!ZeroTrustAgents.Credentials.CredentialValue.LooksRandom(text));
        return text;
    }

    private static Task CheckAsync(string member) => Marked.CheckAsync(Bag + $$"""
        class C
        {
            {{member}}
        }
        """);
}
