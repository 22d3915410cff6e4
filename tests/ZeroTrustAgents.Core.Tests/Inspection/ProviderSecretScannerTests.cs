using System.Text;
using CsCheck;
using ZeroTrustAgents.Analyzers.Tests;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

public sealed class ProviderSecretScannerTests
{
    private const int Seeds = 40;

    private readonly ProviderSecretScanner _scanner = new();

    public static TheoryData<string> Kinds => PlantedCredential.Kinds;

    private static readonly string[] CleanTexts =
    [
        "",
        "T-1",
        "The ticket was closed.",
        "See https://www.contoso.example/docs/getting-started/installation-and-configuration?id=1234567#top for more.",
        "{\"id\":\"3f2504e0-4f89-41d3-9a0c-0305e82c3301\",\"createdAt\":\"2026-01-31T12:34:56.789Z\",\"sha\":\"da39a3ee5e6b4b0d3255bfef95601890afd80709\"}",
        "using System.Collections.Generic; namespace Contoso.Helpdesk.Infrastructure.Persistence;",
        "state-of-the-art, user_profile_image_url, getElementsByClassName",
        "password=secret and type=password, set pwd= or sig=; machine learning uses a password for it",
        "postgres://localhost/app and https://user@host.example/path and http://localhost:8080/health",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "Paste what starts with -----BEGIN PRIVATE KEY----- here.",
        "Basic authentication, Bearer tokens, and SSWS are schemes",
        "AKIA and ghp_ and sk-proj- are prefixes; glpat-your-token-goes-here is none",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
    ];

    public static TheoryData<string> Clean => [.. CleanTexts];

    [Theory]
    [MemberData(nameof(Clean))]
    public void Redact_CleanText_SameInstance(string text)
    {
        Assert.Equal(0, _scanner.Redact(text, out string redacted));
        Assert.Same(text, redacted);
    }

    [Theory]
    [MemberData(nameof(MatcherLookAlikeTests.Written), MemberType = typeof(MatcherLookAlikeTests))]
    public void Redact_LookAlike_SameInstance(string text)
    {
        Assert.Equal(0, _scanner.Redact(text, out string redacted));
        Assert.Same(text, redacted);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Redact_CredentialOfEveryKind_CutOutExactly(string kind)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            PlantedCredential planted = PlantedCredential.In("It is ", kind, seed, " and more");
            Assert.Equal(1, _scanner.Redact(planted.Text, out string redacted));
            Assert.Equal(planted.Redacted, redacted);
            Assert.True(_scanner.MayContain(Encoding.UTF8.GetBytes("é 日本 " + planted.Text)), planted.Text);
        }
    }

    [Fact]
    public void Redact_EveryKindInOneText_AllGone()
    {
        PlantedCredential[] planted = [.. CredentialKinds.All.Select((k, i) => PlantedCredential.In("- ", k.Id, i, "\n"))];
        Assert.Equal(planted.Length, _scanner.Redact(string.Concat(planted.Select(static p => p.Text)), out string redacted));
        Assert.Equal(string.Concat(planted.Select(static p => p.Redacted)), redacted);
    }

    /// <summary>The cheap search leaves nothing out that the engine, asked everywhere, finds.</summary>
    [Fact]
    public void Find_AnyText_SameAsTheEngineAskedEverywhere()
    {
        string[] joints = ["", " ", "\n", "\"", "=", ":", "/", "-", "+", ".", "\\n", "%22", "\\u0022", "x", "é", "password", "://", "eyJ", "Bearer ", "machine "];
        Gen.Select(Gen.Int[0, CredentialKinds.All.Count - 1].Array[1, 4], Gen.Int[0, joints.Length - 1].Array[5, 9], Gen.Int[0, 1000], Gen.Int[0, 40]).Sample((kinds, between, seed, skip) =>
        {
            var built = new StringBuilder();
            for (int i = 0; i < kinds.Length; i++)
                built.Append(joints[between[i]]).Append(joints[between[i + 1]]).Append(CredentialSamples.Create(CredentialKinds.All[kinds[i]], seed + i).Text);
            string text = built.ToString();
            text = text[Math.Min(skip, text.Length)..];
            var found = default(FoundSecrets);
            _scanner.Find(text, 0, ref found);
            int actual = found.IsEmpty ? 0 : found.Cut(text, 0, text.Length, out text!);
            Assert.Equal(RedactWithEngine(built.ToString()[Math.Min(skip, built.Length)..], out string expected), actual);
            Assert.Equal(expected, text);
        }, iter: PropertyCases.Cases);
    }

    [Fact]
    public void LeastRun_OfTheTable_IsNotLess()
    {
        foreach (CredentialKind kind in CredentialKinds.All)
        {
            if (kind.Prefixes.Count == 0 && kind.Shape is null)
                continue;
            foreach (string prefix in kind.Prefixes.DefaultIfEmpty(""))
                Assert.True(TokenCandidates.NeededRun(prefix, kind.Shape) >= TokenCandidates.LeastRun, $"{kind.Id} '{prefix}'");
        }
    }

    [Fact]
    public void Redact_LongCleanText_AllocatesNothing()
    {
        string text = string.Concat(Enumerable.Repeat(string.Join('\n', CleanTexts), 100));
        _scanner.Redact(text, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int found = _scanner.Redact(text, out _);
        Assert.Equal((0, 0), (found, GC.GetAllocatedBytesForCurrentThread() - before));
    }

    [Theory]
    [InlineData("a-")]
    [InlineData("ghp_")]
    [InlineData("sk-")]
    [InlineData("eyJ-")]
    [InlineData("eyJhbGciOiJub25lIn0.")]
    [InlineData("MIIE")]
    [InlineData("/MIIE")]
    [InlineData("://a:b")]
    [InlineData("://a:b@")]
    [InlineData("password=")]
    [InlineData("password ")]
    [InlineData("machine password ")]
    [InlineData("\"d\":\"kty")]
    [InlineData("Bearer ")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("PuTTY-User-Key-File-")]
    [InlineData("sig=sig=")]
    [InlineData("xoxb-1-2-3-")]
    [InlineData("Aa1+/")]
    public void Find_HostileMegabyte_WorkIsLinear(string piece)
    {
        long half = Work(piece, 500_000), whole = Work(piece, 1_000_000);
        Assert.True(whole <= 2.2 * half + 10_000, $"{half} steps, then {whole}");
        Assert.True(whole <= 150 * 1_000_000L, $"{whole} steps");
    }

    private static long Work(string piece, int length)
    {
        string text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        var found = default(FoundSecrets);
        ProviderSecretScanner.Find(text, 0, ref found, out long steps);
        return steps;
    }

    private static int RedactWithEngine(string text, out string redacted)
    {
        var found = default(FoundSecrets);
        for (int from = 0; CredentialMatcher.TryFind(text, from, out CredentialMatch match); from = match.End)
            found.Add(match.Start, match.End);
        redacted = text;
        return found.IsEmpty ? 0 : found.Cut(text, 0, text.Length, out redacted);
    }
}
