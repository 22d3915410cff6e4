using System.Text.Json.Nodes;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit.Prove;

public sealed class ProveCommandTests : IDisposable
{
    private readonly AuditDirectory _audit = new();

    public void Dispose() => _audit.Dispose();

    [Fact]
    public void Prove_ApprovedCall_BringsCounterpartAndApproval()
    {
        _audit.Write(Sample.Story());
        JsonNode bundle = Prove("s-1/4/intent");
        Assert.Null(EvidenceVerifier.Problem(bundle, [_audit.VKey()]));
        Assert.Equal(
            ["record 8 intent", "denied 5 denied", "approval 6 event", "approval 7 event", "outcome 9 outcome"],
            bundle["records"]!.AsArray().Select(static r => $"{r!["role"]} {r["index"]} {r["event"]!["id"]!.GetValue<string>().Split('/')[^1]}"));
        Assert.Equal("undecidable", bundle["disclosure"]!.GetValue<string>());
        Assert.All(bundle["records"]!.AsArray().SelectMany(static r => r!["disclosures"]!.AsArray()), static d => Assert.Equal("no_store", d!["reason"]!.GetValue<string>()));
        Assert.Contains("RFC 9162", bundle["howToVerify"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s-1/4/outcome", "record,denied,approval,approval,intent")]
    [InlineData("s-1/1/intent", "record,outcome")]
    [InlineData("s-1/5/denied", "record")]
    [InlineData("log-1:7", "record,denied,approval,intent,outcome")]
    [InlineData("log-1:0", "record")]
    public void Prove_AnyRecord_Verifies(string reference, string roles)
    {
        _audit.Write(Sample.Story());
        JsonNode bundle = Prove(reference);
        Assert.Null(EvidenceVerifier.Problem(bundle, [_audit.VKey()]));
        Assert.Equal(roles, string.Join(',', bundle["records"]!.AsArray().Select(static r => r!["role"]!.GetValue<string>())));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    public void Prove_TreesOfManySizes_Verify(int size)
    {
        _audit.Write([.. Enumerable.Range(1, size).Select(static i => Sample.Intent(i, i))]);
        foreach (int index in (int[])[0, size / 2, size - 1])
            Assert.Null(EvidenceVerifier.Problem(Prove($"log-1:{index}"), [_audit.VKey()]));
    }

    [Fact]
    public void Prove_AnyFieldChanged_DoesNotVerify()
    {
        _audit.Write(Sample.Story());
        string text = Prove("s-1/4/intent").ToJsonString();
        string[] paths = [.. Leaves(JsonNode.Parse(text)!).Select(static l => l.GetPath()).Where(static p => !p.StartsWith("$.howToVerify", StringComparison.Ordinal) && !p.StartsWith("$.notes", StringComparison.Ordinal))];
        Assert.True(paths.Length > 100);
        foreach (string path in paths)
        {
            JsonNode changed = JsonNode.Parse(text)!;
            JsonNode leaf = Leaves(changed).First(l => l.GetPath() == path);
            leaf.ReplaceWith(leaf.GetValueKind() == System.Text.Json.JsonValueKind.Number ? JsonValue.Create(leaf.GetValue<long>() + 1) : JsonValue.Create(Change(leaf.GetValue<string>())));
            Assert.True(EvidenceVerifier.Problem(changed, [_audit.VKey()]) is not null, path);
        }
    }

    [Fact]
    public void Prove_RecordsSwappedOrLeftOut_DoesNotVerify()
    {
        _audit.Write(Sample.Story());
        JsonNode bundle = Prove("s-1/4/intent");
        JsonNode first = bundle["records"]![0]!;
        JsonNode proof = first["inclusionProof"]!;
        first["inclusionProof"] = bundle["records"]![1]!["inclusionProof"]!.DeepClone();
        Assert.Equal("inclusion", EvidenceVerifier.Problem(bundle, [_audit.VKey()]));
        first["inclusionProof"] = proof;
        Assert.Null(EvidenceVerifier.Problem(bundle, [_audit.VKey()]));
        bundle["records"]!.AsArray().RemoveAt(0);
        Assert.Equal("role", EvidenceVerifier.Problem(bundle, [_audit.VKey()]));
    }

    [Fact]
    public void Prove_KeyOfSomebodyElse_DoesNotVerify()
    {
        _audit.Write(Sample.Story());
        using var other = new AuditDirectory();
        other.Write();
        Assert.Equal("a key that is not trusted", EvidenceVerifier.Problem(Prove("s-1/4/intent"), [other.VKey()]));
    }

    [Fact]
    public void Prove_ApprovalInAnotherLog_BringsBothLogs()
    {
        using (FileAuditLog first = _audit.Open())
        using (FileAuditLog second = _audit.Open())
        {
            AuditDirectory.Append(first, Sample.Intent(1, 3, change: static r => r.ApprovalId = "ap-1"), Sample.Outcome(1, 4));
            AuditDirectory.Append(second, Sample.Event("approval_given", 2, Sample.Chain(), static r => r.ApprovalId = "ap-1"), Sample.Event("approval_given", 2, Sample.Chain("s-2"), static r => r.ApprovalId = "ap-1"));
        }

        JsonNode bundle = Prove("s-1/1/intent");
        Assert.Equal(2, bundle["logs"]!.AsArray().Count);
        Assert.Equal(3, bundle["records"]!.AsArray().Count);
        Assert.Null(EvidenceVerifier.Problem(bundle, [_audit.VKey(1), _audit.VKey(2)]));
        Assert.NotNull(EvidenceVerifier.Problem(bundle, [_audit.VKey(1)]));
    }

    [Fact]
    public void Prove_NotInTheSignedTree_IsRefused()
    {
        using FileAuditLog log = _audit.Open();
        AuditDirectory.Append(log, Sample.Intent(1, 1));
        log.Checkpoint();
        AuditDirectory.Append(log, Sample.Outcome(1, 2));
        foreach (string reference in (string[])["s-1/1/outcome", "log-1:1"])
        {
            CliRun run = CliRun.Of("audit", "prove", _audit.Root, reference);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.StartsWith("Record 1 of 'log-1' is not in the signed tree", run.Error, StringComparison.Ordinal);
        }

        CliRun intent = CliRun.Of("audit", "prove", _audit.Root, "s-1/1/intent");
        Assert.Equal(0, intent.ExitCode);
        Assert.Contains("Record 1 of 'log-1' belongs to it and is left out", intent.Error, StringComparison.Ordinal);
        Assert.Single(JsonNode.Parse(intent.Output)!["notes"]!.AsArray());
    }

    [Fact]
    public void Prove_RecordWhoseEntryWasGivenUp_IsRefusedAndTheOthersAreNot()
    {
        _audit.Write([.. Enumerable.Range(1, 600).Select(static i => Sample.Intent(i, i))]);
        File.Delete(Path.Combine(_audit.Log(), "tile", "entries", "000"));
        CliRun run = CliRun.Of("audit", "prove", _audit.Root, "log-1:255");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal("The entry of record 255 of 'log-1' was given up when its retention ended: only its hash is left." + Environment.NewLine, run.Error);
        Assert.Null(EvidenceVerifier.Problem(Prove("log-1:256"), [_audit.VKey()]));
        Assert.Equal(600 - 256, CliRun.Of("audit", "show", _audit.Root, "--json").Lines.Length);
    }

    [Fact]
    public void Prove_IntentWithoutOutcome_IsNotedUnlessTheCallWasDeniedAfterIt()
    {
        _audit.Write(Sample.Intent(1, 1), Sample.Intent(2, 2), Sample.Denied(2, 3, ReasonCodes.PolicyChanged));
        Assert.Equal("No outcome of this call is recorded.", Assert.Single(Prove("s-1/1/intent")["notes"]!.AsArray())!.GetValue<string>());
        JsonNode denied = Prove("s-1/2/intent");
        Assert.Empty(denied["notes"]!.AsArray());
        Assert.Equal("denied", denied["records"]![1]!["role"]!.GetValue<string>());
        Assert.Null(EvidenceVerifier.Problem(denied, [_audit.VKey()]));
    }

    [Fact]
    public void Prove_IdThatIsThereTwice_AsksWhich()
    {
        _audit.Write(Sample.Intent(1, 1), Sample.Intent(1, 2));
        CliRun run = CliRun.Of("audit", "prove", _audit.Root, "s-1/1/intent");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("There are 2 records 's-1/1/intent'. Say which: log-1:0, log-1:1." + Environment.NewLine, run.Error);
    }

    [Fact]
    public void Prove_ForgedRecord_IsRefused()
    {
        _audit.Write(Sample.Story());
        _audit.Forge("approver-7", "approver-8");
        CliRun run = CliRun.Of("audit", "prove", _audit.Root, "log-1:7");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("is not the one that was signed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prove_WitnessedCheckpoint_IsPreferred()
    {
        using var memory = new AuditDirectory();
        using var witness = new LocalWitness(memory.Root, TimeProvider.System);
        using (FileAuditLog log = _audit.Open(witness))
        {
            AuditDirectory.Append(log, Sample.Intent(1, 1), Sample.Outcome(1, 2));
            log.Checkpoint();
            await log.WitnessAsync();
            AuditDirectory.Append(log, Sample.Intent(2, 3), Sample.Outcome(2, 4));
        }

        JsonNode early = Prove("s-1/1/intent");
        Assert.Contains("\n2\n", early["logs"]![0]!["checkpoint"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("witness.local", early["logs"]![0]!["checkpoint"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(EvidenceVerifier.Problem(early, [_audit.VKey()]));
        JsonNode late = Prove("s-1/2/intent");
        Assert.Contains("\n4\n", late["logs"]![0]!["checkpoint"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(EvidenceVerifier.Problem(late, [_audit.VKey()]));
    }

    [Fact]
    public void Prove_HostileText_StaysInTheRecord()
    {
        _audit.Write(Sample.Intent(1, 1, Sample.Chain("s\u001b[2J\u202e", "\"},\"x\":{\"")));
        CliRun run = CliRun.Of("audit", "prove", _audit.Root, "log-1:0");
        Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", run.Output, StringComparison.Ordinal);
        Assert.Null(EvidenceVerifier.Problem(JsonNode.Parse(run.Output)!, [_audit.VKey()]));
        Assert.Equal(0, CliRun.Of("audit", "prove", _audit.Root, "s\u001b[2J\u202e/1/intent").ExitCode);
    }

    private JsonNode Prove(string reference)
    {
        CliRun run = CliRun.Of("audit", "prove", _audit.Root, reference);
        Assert.Equal(0, run.ExitCode);
        return JsonNode.Parse(run.Output)!;
    }

    private static IEnumerable<JsonNode> Leaves(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(static m => Leaves(m.Value!)),
        JsonArray a => a.SelectMany(static m => Leaves(m!)),
        _ => [node],
    };

    /// <summary>Another text of the same kind: a letter or digit in its middle becomes another.</summary>
    private static string Change(string text)
    {
        if (text.Length == 0)
            return "x";
        int at = text.Length / 2;
        while (!char.IsAsciiLetterOrDigit(text[at]))
            at--;
        return text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
    }
}
