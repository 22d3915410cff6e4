using System.Text;
using System.Text.Encodings.Web;
using CsCheck;

namespace ZeroTrustAgents.Inspection;

public sealed class SelfIssuedSecretScannerTests
{
    private readonly KnownSecrets _known = new();
    private readonly SelfIssuedSecretScanner _scanner;

    public SelfIssuedSecretScannerTests() => _scanner = new SelfIssuedSecretScanner(_known);

    public static TheoryData<string> Clean => new(
    [
        "",
        "The ticket was closed.",
        "eyJ",
        "eyJ.eyJ.eyJ",
        "see fileUpload.titleUrl, 100% of V5Si and %20 \\u0022quoted\\u0022",
        "version 1.2.3, www.contoso.example, a.b.c",
        "eyJhbGciOiJFUzI1NiJ9 is only a header",
        "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0 has no signature",
        "ZXlKZXlKZXlKZXlKZXlKZXlK",
    ]);

    [Theory]
    [MemberData(nameof(Clean))]
    public void Redact_CleanText_SameInstance(string text)
    {
        Assert.Equal(0, _scanner.Redact(text, out string redacted));
        Assert.Same(text, redacted);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("Bearer {0}, and more")]
    [InlineData("prefix{0} ")]
    [InlineData("{{\"access_token\":\"{0}\"}}")]
    [InlineData("https://contoso.example/cb#access_token={0}&x=1")]
    [InlineData("eyJeyJ{0}")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9 {0}")]
    [InlineData("100% {0}")]
    [InlineData("%65%66 {0}")]
    public void Redact_PlainToken_CutOut(string format)
    {
        string jwt = Tokens.NewJwt();
        Assert.Equal(1, _scanner.Redact(string.Format(null, format, jwt), out string redacted));
        AssertGone(jwt, redacted);
        Assert.Contains(SelfIssuedSecretScanner.Replacement, redacted, StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_SeveralTokens_TextBetweenStays()
    {
        Assert.Equal(3, _scanner.Redact($"a {Tokens.NewJwt()} b {Tokens.NewJwt()} c {Tokens.NewJwt()} d", out string redacted));
        Assert.Equal("a [redacted] b [redacted] c [redacted] d", redacted);
    }

    [Fact]
    public void Redact_EncryptedToken_CutOutWhole()
    {
        string jwe = Tokens.NewJwt() + "." + Tokens.NewSecret() + "." + Tokens.NewSecret();
        Assert.Equal(1, _scanner.Redact(jwe, out string redacted));
        Assert.Equal("[redacted]", redacted);
    }

    [Theory]
    [InlineData(64, "\n")]
    [InlineData(76, "\r\n")]
    [InlineData(16, "\n")]
    public void Redact_TokenWrappedInLines_NoUsablePartStays(int width, string lineBreak)
    {
        string jwt = Tokens.NewJwt();
        string wrapped = string.Join(lineBreak, jwt.Chunk(width).Select(c => new string(c)));
        Assert.Equal(1, _scanner.Redact($"token:\n{wrapped}\nend of it", out string redacted));
        Assert.DoesNotContain(jwt[..10], redacted, StringComparison.Ordinal);
        Assert.EndsWith("end of it", redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    public void Redact_TokenInBase64AtAnyOffset_CutOut(int offset)
    {
        string jwt = Tokens.NewJwt();
        byte[] bytes = Encoding.ASCII.GetBytes(new string('"', offset) + jwt + "\" and more");
        foreach (string encoded in new[]
        {
            Convert.ToBase64String(bytes),
            Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks),
            System.Buffers.Text.Base64Url.EncodeToString(bytes),
        })
        {
            Assert.Equal(1, _scanner.Redact($"Basic {encoded}", out string redacted));
            string left = redacted["Basic ".Length..redacted.IndexOf('[', StringComparison.Ordinal)];
            Assert.True(left.Length <= (offset + 2) * 4 / 3 + 2, left);
            Assert.DoesNotContain(encoded[^60..^30], redacted, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Redact_TokenEscapedAsJsonOrUrl_CutOut()
    {
        string jwt = Tokens.NewJwt();
        string json = string.Concat(jwt.Select(c => $"\\u{(int)c:x4}"));
        string url = string.Concat(jwt.Select(c => $"%{(int)c:X2}"));
        string mixed = string.Concat(jwt.Select((c, i) => (i % 5) switch { 0 => $"\\u{(int)c:X4}", 1 => $"%{(int)c:x2}", _ => c.ToString() }));
        string dotsOnly = jwt.Replace(".", "%2E", StringComparison.Ordinal);
        foreach (string escaped in new[] { json, url, mixed, dotsOnly })
        {
            Assert.Equal(1, _scanner.Redact($"a {escaped} b", out string redacted));
            Assert.Equal("a [redacted] b", redacted);
        }
    }

    [Fact]
    public void Redact_ConfiguredSecretInAnySpelling_CutOut()
    {
        string secret = "pa+s/s=w\"o<r&d " + Tokens.NewSecret();
        _known.Add(secret);
        foreach (string spelling in new[]
        {
            secret,
            Uri.EscapeDataString(secret),
            System.Net.WebUtility.UrlEncode(secret),
            System.Net.WebUtility.HtmlEncode(secret),
            JavaScriptEncoder.Default.Encode(secret),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
        })
        {
            Assert.Equal(1, _scanner.Redact($"x{spelling}y", out string redacted));
            Assert.Equal("x[redacted]y", redacted);
        }

        for (int offset = 0; offset < 3; offset++)
        {
            string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('u', offset) + secret + ":more"));
            Assert.Equal(1, _scanner.Redact(encoded, out string redacted));
            Assert.True(redacted.Length < encoded.Length - 40, redacted);
        }
    }

    [Fact]
    public void Add_ShortSecret_Refused() => Assert.Throws<ArgumentException>(() => _known.Add("hunter2"));

    [Fact]
    public void Redact_CleanText_AllocatesNothing()
    {
        _known.Add(Tokens.NewSecret());
        string[] texts = ["The ticket was closed.", new string('x', 4000), "{\"a\":[1,2,3],\"b\":\"100% \\u0022of\\u0022 it\"}"];
        foreach (string text in texts)
            _scanner.Redact(text, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (string text in texts)
            _scanner.Redact(text, out _);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Work grows with the text and not with its square: each of these would take hours otherwise.</summary>
    [Theory]
    [InlineData("eyJ")]
    [InlineData("eyJaaaaaaaaa.")]
    [InlineData("ZXlK")]
    [InlineData("ZXlK\n")]
    [InlineData("leUp")]
    [InlineData("V5Si")]
    [InlineData("eyJ\n")]
    [InlineData("%65yJ")]
    public void Redact_HostileRepetition_IsLinear(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 4_000_000 / piece.Length));
        _scanner.Redact(text, out string redacted);
        Assert.True(redacted.Length <= text.Length);
        Assert.True(_scanner.OpenFrom(text) <= text.Length);
    }

    /// <summary>Wherever a token stands in whatever text, nothing usable of it comes out, and the probe says so beforehand.</summary>
    [Fact]
    public void Redact_TokenAnywhereInAnyText_Gone() => Gen.Select(Gen.String[0, 40], Gen.String[0, 40]).Sample((before, after) =>
    {
        string jwt = Tokens.NewJwt();
        string text = before + jwt + after;
        Assert.True(_scanner.Redact(text, out string redacted) >= 1);
        Assert.DoesNotContain(jwt[4..^8], redacted, StringComparison.Ordinal);
        Assert.True(_scanner.MayContain(Encoding.UTF8.GetBytes(text)));
    }, iter: PropertyCases.Costly(10));

    /// <summary>What the cheap probe lets pass, the scanner finds nothing in.</summary>
    [Fact]
    public void MayContain_No_MeansNothingIsFound()
    {
        string[] pieces = ["eyJ", "ZXlK", "V5Si", "leUp", ".", "aaaaaaaaaaaa", "%65", "\\u0065", "\n", " ", "%", "\\", "yJ"];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 20].Sample(parts =>
        {
            string text = string.Concat(parts);
            if (!_scanner.MayContain(Encoding.UTF8.GetBytes(text)))
                Assert.Equal(0, _scanner.Redact(text, out _));
        }, iter: PropertyCases.Cases);
    }

    private static void AssertGone(string jwt, string redacted) =>
        Assert.DoesNotContain(jwt.Split('.')[1], redacted, StringComparison.Ordinal);
}
