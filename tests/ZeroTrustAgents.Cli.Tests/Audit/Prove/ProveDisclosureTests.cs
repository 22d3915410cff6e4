using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit.Prove;

/// <summary>Bundles over a disclosure store, and what erasing it leaves of them.</summary>
public sealed class ProveDisclosureTests : IDisposable
{
    private const string Arguments = "{\"id\":\"ticket-7\"}";
    private const string Result = "Ticket 7 is open. \u202e\u001b[2J";

    private readonly AuditDirectory _audit = new();
    private readonly string _outer = Directory.CreateTempSubdirectory("zta-cli-").FullName;

    public void Dispose()
    {
        _audit.Dispose();
        Directory.Delete(_outer, recursive: true);
    }

    private string Store => Path.Combine(_outer, "store");

    [Fact]
    public void Prove_WithAStore_BringsArgumentsAndResult_WhichAStrangerCanCheck()
    {
        Write();
        JsonNode bundle = Prove();

        Assert.Null(EvidenceVerifier.Problem(bundle, [_audit.VKey()]));
        Assert.Equal("disclosed", bundle["disclosure"]!.GetValue<string>());
        JsonNode arguments = bundle["records"]![0]!["disclosures"]![0]!, result = bundle["records"]![1]!["disclosures"]![0]!;
        Assert.Equal(("arguments", "application/json", Arguments), Read(arguments));
        Assert.Equal(("result", "text/plain", Result), Read(result));
        Assert.Contains("SHA-256 of the salt followed by the content", bundle["howToVerify"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("digest")]
    [InlineData("state")]
    [InlineData("salt")]
    [InlineData("content")]
    [InlineData("kind")]
    [InlineData("mediaType")]
    public void Prove_DisclosureChanged_DoesNotVerify(string member)
    {
        Write();
        JsonNode bundle = Prove();
        JsonNode disclosure = bundle["records"]![0]!["disclosures"]![0]!;
        string text = disclosure[member]!.GetValue<string>();
        disclosure[member] = (text[0] == 'A' ? 'B' : 'A') + text[1..];
        Assert.NotNull(EvidenceVerifier.Problem(bundle, [_audit.VKey()]));
    }

    [Fact]
    public void Prove_SummaryThatSaysMore_DoesNotVerify()
    {
        Write();
        JsonNode bundle = Prove();
        bundle["disclosure"] = "partial";
        Assert.Equal("disclosure", EvidenceVerifier.Problem(bundle, [_audit.VKey()]));
    }

    [Fact]
    public void Erase_Session_LeavesTheProofAndSaysErased()
    {
        Write();
        Assert.Equal((0, "Erased." + Environment.NewLine), (CliRun.Of("audit", "erase", "s-1", "--disclosures", Store) is var run ? run.ExitCode : -1, run.Output));
        JsonNode bundle = Prove();

        Assert.Null(EvidenceVerifier.Problem(bundle, [_audit.VKey()]));
        Assert.Equal(("undecidable", "erased", "erased"), (bundle["disclosure"]!.GetValue<string>(), Reason(bundle, 0), Reason(bundle, 1)));
        Assert.Equal(0, CliRun.Of("audit", "verify", _audit.Root).ExitCode);
    }

    [Theory]
    [InlineData("s-2")]
    [InlineData("s-")]
    [InlineData("*")]
    [InlineData("../s-1")]
    public void Erase_SessionThatIsNotThere_ErasesNothing(string session)
    {
        Write();
        CliRun run = CliRun.Of("audit", "erase", session, "--disclosures", Store);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"There is nothing of a session '{session}'", run.Error, StringComparison.Ordinal);
        Assert.Equal("disclosed", Prove()["disclosure"]!.GetValue<string>());
    }

    [Fact]
    public void Prove_KeyOfAnotherStore_IsUnreadableAndNoted()
    {
        Write();
        string other = Path.Combine(_outer, "other.key");
        DisclosureKey.LoadOrCreate(other).Dispose();
        JsonNode bundle = Prove("--disclosure-key", other);

        Assert.Equal(("undecidable", "unreadable"), (bundle["disclosure"]!.GetValue<string>(), Reason(bundle, 0)));
        Assert.Contains("another store's", bundle["notes"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(EvidenceVerifier.Problem(bundle, [_audit.VKey()]));
    }

    [Fact]
    public void Prove_StoreWithoutTheResult_IsPartial()
    {
        Write(storesResult: false);
        JsonNode bundle = Prove();
        Assert.Equal(("partial", "absent"), (bundle["disclosure"]!.GetValue<string>(), Reason(bundle, 1)));
        Assert.Null(EvidenceVerifier.Problem(bundle, [_audit.VKey()]));
    }

    [Fact]
    public void Prove_StoreThatHoldsSomethingElseUnderTheDigest_IsNotBelieved()
    {
        Write(storedArguments: "{\"id\":\"ticket-8\"}");
        JsonNode bundle = Prove();
        Assert.Equal("unreadable", Reason(bundle, 0));
        Assert.Contains("is not what its digest is of", bundle["notes"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("content", bundle["records"]![0]!["disclosures"]![0]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DisclosureOmission.TooLarge, "too_large", true)]
    [InlineData(DisclosureOmission.Credential, "credential", false)]
    public void Prove_OmittedContent_SaysWhy(DisclosureOmission omission, string reason, bool hasSalt)
    {
        Write(omission: omission);
        JsonNode bundle = Prove();
        Assert.Equal(reason, Reason(bundle, 0));
        Assert.Equal(hasSalt, bundle["records"]![0]!["disclosures"]![0]!["salt"] is not null);
        Assert.Null(EvidenceVerifier.Problem(bundle, [_audit.VKey()]));
    }

    [Fact]
    public void Prove_StoreThatIsNotThere_IsRefused()
    {
        Write();
        Assert.Equal(2, CliRun.Of("audit", "prove", _audit.Root, "s-1/1/intent", "--disclosures", Store + "x").ExitCode);
        Assert.StartsWith("--disclosure-key is the key", CliRun.Of("audit", "prove", _audit.Root, "s-1/1/intent", "--disclosure-key", "x").Error, StringComparison.Ordinal);
        File.Delete(DisclosureFiles.DefaultKey(Store));
        Assert.StartsWith("There is no key of the disclosure store", CliRun.Of("audit", "prove", _audit.Root, "s-1/1/intent", "--disclosures", Store).Error, StringComparison.Ordinal);
    }

    private JsonNode Prove(params string[] more)
    {
        CliRun run = CliRun.Of(["audit", "prove", _audit.Root, "s-1/1/intent", "--disclosures", Store, .. more]).AssertInert();
        Assert.Equal(0, run.ExitCode);
        return JsonNode.Parse(run.Output)!;
    }

    private void Write(bool storesResult = true, string? storedArguments = null, DisclosureOmission omission = DisclosureOmission.None)
    {
        (string salt, string digest) = Digest(Arguments);
        (string resultSalt, string resultDigest) = Digest(Result);
        _audit.Write(Sample.Intent(1, 1, change: r => r.ArgumentsDigest = digest), Sample.Outcome(1, 2, change: r => r.ResultDigest = resultDigest));
        using var store = new FileDisclosureStore(Options.Create(new DisclosureOptions { Directory = Store }), TimeProvider.System, NullLogger<FileDisclosureStore>.Instance);
        Put(DisclosureKind.Arguments, digest, salt, "application/json", storedArguments ?? Arguments);
        omission = DisclosureOmission.None;
        if (storesResult)
            Put(DisclosureKind.Result, resultDigest, resultSalt, "text/plain", Result);

        void Put(DisclosureKind kind, string of, string with, string mediaType, string content) => store.StoreAsync(
            new Disclosure
            {
                SessionId = "s-1", Kind = kind, Digest = of, Salt = omission == DisclosureOmission.Credential ? "" : with, MediaType = mediaType, Omission = omission,
                Content = omission == DisclosureOmission.None ? Encoding.UTF8.GetBytes(content) : default, Length = content.Length,
            },
            AuditDurability.Process,
            default).AsTask().GetAwaiter().GetResult();
    }

    private static (string Salt, string Digest) Digest(string content)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(16);
        return (Base64Url.EncodeToString(salt), Base64Url.EncodeToString(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(content)])));
    }

    private static (string Kind, string MediaType, string Content) Read(JsonNode disclosure) =>
        (disclosure["kind"]!.GetValue<string>(), disclosure["mediaType"]!.GetValue<string>(), Encoding.UTF8.GetString(Convert.FromBase64String(disclosure["content"]!.GetValue<string>())));

    private static string Reason(JsonNode bundle, int record) => bundle["records"]![record]!["disclosures"]![0]!["reason"]!.GetValue<string>();
}
