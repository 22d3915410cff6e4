using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using static ZeroTrustAgents.Tokens.TokenFixture;

namespace ZeroTrustAgents.Tokens;

public sealed class KeyFileTests : IDisposable
{
    private readonly FakeTimeProvider _time = Clock();
    private readonly string _folder = Directory.CreateTempSubdirectory("zta-keys-").FullName;

    private string KeyPath => Path.Combine(_folder, "signing.pem");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task KeyFile_Absent_IsCreatedForItsOwnerOnlyAndUsedAgain()
    {
        string token;
        using (LocalTokenBroker first = WithFile())
            token = await first.MintAsync(Request());
        using LocalTokenBroker second = WithFile();

        Assert.True(IsSigned(token, second.GetJwks()));
        Assert.Equal([KeyPath], Directory.GetFiles(_folder));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
    }

    [Fact]
    public async Task KeyFile_RotatedAndRestarted_StillPublishesTheOldKeyUntilItsEnd()
    {
        string old;
        string young;
        using (LocalTokenBroker first = WithFile())
        {
            old = await first.MintAsync(Request());
            first.RotateKey();
            young = await first.MintAsync(Request());
        }

        using LocalTokenBroker second = WithFile();
        Assert.True(IsSigned(old, second.GetJwks()));
        Assert.True(IsSigned(young, second.GetJwks()));
        _time.Advance(TimeSpan.FromSeconds(65));
        Assert.False(IsSigned(old, second.GetJwks()));
        Assert.True(IsSigned(young, second.GetJwks()));
    }

    [Fact]
    public async Task KeyFile_AgeOfTheKey_SurvivesARestart()
    {
        string token;
        using (LocalTokenBroker first = WithFile())
            token = await first.MintAsync(Request());
        _time.Advance(TimeSpan.FromDays(30));

        using LocalTokenBroker second = WithFile();
        string next = await second.MintAsync(Request());

        Assert.NotEqual(Header(token).GetProperty("kid").GetString(), Header(next).GetProperty("kid").GetString());
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void KeyFile_OpenToOthers_IsRefusedAndSaysChmod(UnixFileMode tooMuch)
    {
        if (OperatingSystem.IsWindows())
            return;
        WithFile().Dispose();
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | tooMuch);

        var exception = Assert.Throws<InvalidOperationException>(WithFile);

        Assert.Contains($"chmod 600 '{KeyPath}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KeyFile_LinkToAFileOpenToOthers_IsRefused()
    {
        if (OperatingSystem.IsWindows())
            return;
        string target = Path.Combine(_folder, "target.pem");
        Broker(_time, o => o.KeyFile = target).Dispose();
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        File.CreateSymbolicLink(KeyPath, target);

        Assert.Throws<InvalidOperationException>(WithFile);
    }

    public static TheoryData<string, Func<string>> Malformed => new()
    {
        { "empty", () => "" },
        { "not PEM", () => "correct horse battery staple" },
        { "RSA", () => Rsa(k => k.ExportPkcs8PrivateKeyPem()) },
        { "P-384", () => Ec(ECCurve.NamedCurves.nistP384, k => k.ExportPkcs8PrivateKeyPem()) },
        { "another curve of 256 bits", () => Ec(ECCurve.NamedCurves.brainpoolP256r1, k => k.ExportPkcs8PrivateKeyPem()) },
        { "SEC 1", () => Ec(ECCurve.NamedCurves.nistP256, k => k.ExportECPrivateKeyPem()) },
        { "public only", () => Ec(ECCurve.NamedCurves.nistP256, k => k.ExportSubjectPublicKeyInfoPem()) },
        { "encrypted", () => Ec(ECCurve.NamedCurves.nistP256, k => k.ExportEncryptedPkcs8PrivateKeyPem("not used again", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1))) },
        { "two private keys", () => Pkcs8() + "\n" + Pkcs8() },
        { "cut off in the middle", () => Pkcs8()[..120] },
        { "cut off in the second block", () => Pkcs8() + "\nPublished-Until: 2026-03-01T12:00:00.0000000Z\n-----BEGIN PUBLIC KEY-----\nMFkw" },
        { "broken base64 content", () => "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----" },
        { "public key without its end", () => Pkcs8() + "\n" + Ec(ECCurve.NamedCurves.nistP256, k => k.ExportSubjectPublicKeyInfoPem()) },
        { "time that is none", () => "Created: yesterday\n" + Pkcs8() },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void KeyFile_Malformed_IsRefusedWithoutQuotingIt(string what, Func<string> content)
    {
        string text = content();
        WriteKey(text);

        var exception = Assert.Throws<InvalidOperationException>(WithFile);

        Assert.Contains(KeyPath, exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.InnerException);
        Assert.DoesNotContain(text.Split('\n').Where(l => l.Length > 30), line => exception.ToString().Contains(line, StringComparison.Ordinal));
        Assert.True(File.ReadAllText(KeyPath) == text, $"{what}: the file was changed");
    }

    [Fact]
    public void KeyFile_TooLarge_IsRefused()
    {
        WriteKey(new string(' ', 65 * 1024) + Pkcs8());

        Assert.Throws<InvalidOperationException>(WithFile);
    }

    [Fact]
    public async Task KeyFile_MadeByOpenssl_IsTaken()
    {
        WriteKey(Pkcs8());
        using LocalTokenBroker broker = Broker(_time, o => (o.KeyFile, o.RotateAfter) = (KeyPath, Timeout.InfiniteTimeSpan));

        Assert.True(IsSigned(await broker.MintAsync(Request()), broker.GetJwks()));
    }

    [Fact]
    public async Task RotateKey_DiskRefuses_KeepsTheOldKeyAndThrows()
    {
        using LocalTokenBroker broker = WithFile();
        string jwks = broker.GetJwks();
        Directory.Delete(_folder, recursive: true);
        try
        {
            Assert.ThrowsAny<IOException>(broker.RotateKey);

            Assert.Equal(jwks, broker.GetJwks());
            Assert.True(IsSigned(await broker.MintAsync(Request()), jwks));
            _time.Advance(TimeSpan.FromDays(31));
            await Assert.ThrowsAnyAsync<IOException>(() => broker.MintAsync(Request()));
        }
        finally
        {
            Directory.CreateDirectory(_folder);
        }
    }

    [Fact]
    public void KeyFile_ManyProcessesStartAtOnce_AllEndUpWithOneKey()
    {
        var keys = new string[16];

        Parallel.For(0, keys.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            using LocalTokenBroker broker = WithFile();
            keys[i] = broker.GetJwks();
        });

        Assert.Single(keys.Distinct());
        Assert.Equal([KeyPath], Directory.GetFiles(_folder));
    }

    [Fact]
    public void KeyFile_Text_IsReadableByOtherTools()
    {
        using LocalTokenBroker broker = WithFile();
        broker.RotateKey();
        string text = File.ReadAllText(KeyPath);

        using var key = ECDsa.Create();
        key.ImportFromPem(text.AsSpan(0, text.IndexOf("Published-Until", StringComparison.Ordinal)));

        byte[] x = key.ExportParameters(false).Q.X!;
        JsonElement current = JsonDocument.Parse(broker.GetJwks()).RootElement.GetProperty("keys")[0];
        Assert.Equal(x, Decode(current.GetProperty("x").GetString()!));
        Assert.Equal(1, text.Split("BEGIN PRIVATE KEY").Length - 1);
    }

    private LocalTokenBroker WithFile() => Broker(_time, o => o.KeyFile = KeyPath);

    private void WriteKey(string text)
    {
        File.WriteAllText(KeyPath, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static string Pkcs8() => Ec(ECCurve.NamedCurves.nistP256, k => k.ExportPkcs8PrivateKeyPem());

    private static string Ec(ECCurve curve, Func<ECDsa, string> export)
    {
        using var key = ECDsa.Create(curve);
        return export(key);
    }

    private static string Rsa(Func<RSA, string> export)
    {
        using var key = RSA.Create(2048);
        return export(key);
    }
}
