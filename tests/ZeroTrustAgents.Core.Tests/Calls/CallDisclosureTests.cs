using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Calls;

/// <summary>Guarded calls over a disclosure store: what opens a record's digests is there, and no credential is.</summary>
public sealed class CallDisclosureTests : IDisposable
{
    private readonly DisclosureDirectory _directory = new();
    private readonly InMemoryAuditLog _log = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("T-Read")]
    [InlineData("T-Write")]
    public async Task Call_IsDisclosed_AndItsDigestsAreThoseOfTheRecords(string tool)
    {
        await using CallHost host = Host();
        await using AgentSession session = await host.BeginAsync();
        Assert.Equal("done", (await host.CallAsync(session, tool, "id-7")).Value);

        AuditEntry intent = Entry(AuditPhase.Intent), outcome = Entry(AuditPhase.Outcome);
        AssertOpens(intent.ArgumentsDigest!, "application/json", """{"data":null,"id":"id-7"}""", _directory.Find(session.Id, DisclosureKind.Arguments, intent.ArgumentsDigest!));
        AssertOpens(outcome.ResultDigest!, "text/plain", "done", _directory.Find(session.Id, DisclosureKind.Result, outcome.ResultDigest!));
    }

    public static TheoryData<object?, string, string> Results => new()
    {
        { "text", "text/plain", "text" },
        { new StringBuilder("text"), "text/plain", "text" },
        { new byte[] { 0x61, 0x62 }, "application/octet-stream", "ab" },
        { new ReadOnlyMemory<byte>([0x61]), "application/octet-stream", "a" },
        { 5, "application/json", "5" },
        { null, "application/json", "null" },
        { new[] { 1, 2 }, "application/json", "[1,2]" },
        { System.Text.Json.JsonDocument.Parse("{\"a\": 1}").RootElement, "application/json", "{\"a\": 1}" },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public async Task Result_OfAnyKind_IsDisclosedAsItsBytes(object? result, string mediaType, string content)
    {
        await using CallHost host = Host();
        await using AgentSession session = await host.BeginAsync();
        await host.CallAsync(session, "T-Read", body: _ => new(result));
        AssertOpens(Entry(AuditPhase.Outcome).ResultDigest!, mediaType, content, _directory.Find(session.Id, DisclosureKind.Result, Entry(AuditPhase.Outcome).ResultDigest!));
    }

    [Fact]
    public async Task Result_ThatIsAStreamOrNone_HasNoDigest()
    {
        await using CallHost host = Host();
        await using AgentSession session = await host.BeginAsync();
        await host.CallAsync(session, "T-Read", body: _ => new(new MemoryStream([1])));
        await Assert.ThrowsAsync<IOException>(async () => await host.CallAsync(session, "T-Read", body: static _ => throw new IOException("no")));

        Assert.Equal(2, _log.Entries.Count(static e => e.Phase == AuditPhase.Outcome));
        Assert.All(_log.Entries, static e => Assert.Null(e.ResultDigest));
        Assert.Empty(host.Alerts.Alerts);
    }

    [Fact]
    public async Task Call_WithoutAStore_HasNoResultDigest()
    {
        await using var host = new CallHost(services: s => s.AddSingleton<IAuditLog>(_log));
        await using AgentSession session = await host.BeginAsync();
        await host.RunsAsync(session, "T-Read");
        Assert.Null(Entry(AuditPhase.Outcome).ResultDigest);
    }

    [Fact]
    public async Task Result_LargerThanIsStored_IsItsDigestSaltAndLength()
    {
        string large = new('x', 1024 * 1024);
        await using CallHost host = Host(static o => o.MaxContentBytes = 1000);
        await using AgentSession session = await host.BeginAsync();
        await host.CallAsync(session, "T-Read", new string('y', 2000), _ => new(large));

        Disclosure found = _directory.Find(session.Id, DisclosureKind.Result, Entry(AuditPhase.Outcome).ResultDigest!).Disclosure!;
        Assert.Equal((DisclosureOmission.TooLarge, 1024L * 1024, 0), (found.Omission, found.Length, found.Content.Length));
        Assert.Equal(found.Digest, Digest(found.Salt, Encoding.UTF8.GetBytes(large)));
        Assert.Equal(DisclosureOmission.TooLarge, _directory.Find(session.Id, DisclosureKind.Arguments, Entry(AuditPhase.Intent).ArgumentsDigest!).Disclosure!.Omission);
        Assert.InRange(new FileInfo(Assert.Single(_directory.Logs)).Length, 1, 1000);
    }

    [Fact]
    public async Task Credential_InArguments_IsNotStored_NorTheSalt()
    {
        string password = "planted-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        await using CallHost host = Host(protect: password);
        await using AgentSession session = await host.BeginAsync();
        await host.RunsAsync(session, "T-Read", $"reset to {password} now");

        Disclosure found = _directory.Find(session.Id, DisclosureKind.Arguments, Entry(AuditPhase.Intent).ArgumentsDigest!).Disclosure!;
        Assert.Equal((DisclosureOmission.Credential, "", 0), (found.Omission, found.Salt, found.Content.Length));
        Assert.True(found.Length > password.Length);
    }

    [Fact]
    public async Task Credential_InResult_IsStoredAsTheCallerGotIt_CutOut()
    {
        string password = "planted-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        await using CallHost host = Host(protect: password);
        await using AgentSession session = await host.BeginAsync();
        var given = (string)(await host.CallAsync(session, "T-Read", body: _ => new($"it is {password}, keep it"))).Value!;
        Assert.DoesNotContain(password, given, StringComparison.Ordinal);

        AssertOpens(Entry(AuditPhase.Outcome).ResultDigest!, "text/plain", given, _directory.Find(session.Id, DisclosureKind.Result, Entry(AuditPhase.Outcome).ResultDigest!));
    }

    [Theory]
    [InlineData("T-Read")]
    [InlineData("T-Write")]
    public async Task ArgumentsThatCannotBeStored_DenyTheCall_BeforeItsIntent(string tool)
    {
        var store = new FailingStore { Fails = true };
        await using CallHost host = Host(store: store);
        await using AgentSession session = await host.BeginAsync();
        CallResult denied = await host.CallAsync(session, tool);

        Assert.Same(ReasonCodes.DisclosureUnavailable, denied.Denial?.Reason);
        Assert.Equal(DenialOutcome.TryLater, denied.Denial!.Outcome);
        Assert.Empty(host.Executions);
        Assert.DoesNotContain(_log.Entries, static e => e.Phase == AuditPhase.Intent);
        Assert.Equal((ReasonCodes.DisclosureUnavailable, nameof(IOException)), (Entry(AuditPhase.Denied).Reason!, Entry(AuditPhase.Denied).Detail));

        store.Fails = false;
        await host.RunsAsync(session, tool);
    }

    [Fact]
    public async Task ArgumentsThatCannotBeStored_WithCarryOn_RunTheCallAndRaiseAnAlert()
    {
        await using CallHost host = Host(static o => o.WhenUnavailable = DisclosureFailure.CarryOn, store: new FailingStore { Fails = true });
        await using AgentSession session = await host.BeginAsync();
        await host.RunsAsync(session, "T-Write");

        Assert.NotNull(Entry(AuditPhase.Intent).ArgumentsDigest);
        Assert.Null(Entry(AuditPhase.Outcome).ResultDigest);
        Assert.Equal(["disclosure_lost", "disclosure_lost"], host.Alerts.Alerts.Select(static a => a.Kind));
    }

    [Fact]
    public async Task ResultThatCannotBeStored_GoesOn_WithoutDigest_AndRaisesAnAlert()
    {
        var store = new FailingStore();
        await using CallHost host = Host(store: store);
        await using AgentSession session = await host.BeginAsync();
        CallResult result = await host.CallAsync(session, "T-Read", body: _ =>
        {
            store.Fails = true;
            return new("done");
        });

        Assert.Equal("done", result.Value);
        Assert.Equal(CallStatus.Succeeded, Entry(AuditPhase.Outcome).Status);
        Assert.Null(Entry(AuditPhase.Outcome).ResultDigest);
        Assert.Equal("disclosure_lost", Assert.Single(host.Alerts.Alerts).Kind);
    }

    [Fact]
    public async Task Caller_WhoCancelsWhileTheStoreWaits_Stops_AndNothingRuns()
    {
        var store = new FailingStore { Blocks = true };
        await using CallHost host = Host(store: store);
        await using AgentSession session = await host.BeginAsync();
        using var cancel = new CancellationTokenSource();
        Task<CallResult> call = host.CallAsync(session, "T-Write", ct: cancel.Token).AsTask();
        await store.Waiting.Task;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(host.Executions);
        Assert.Same(ReasonCodes.CallerCancelled, Entry(AuditPhase.Denied).Reason);
    }

    [Fact]
    public async Task Durability_OfArguments_IsThatOfTheIntent()
    {
        var store = new FailingStore();
        await using CallHost host = Host(store: store);
        await using AgentSession session = await host.BeginAsync();
        await host.RunsAsync(session, "T-Read");
        await host.RunsAsync(session, "T-Write");
        Assert.Equal(
            [(DisclosureKind.Arguments, AuditDurability.Process), (DisclosureKind.Result, AuditDurability.Process), (DisclosureKind.Arguments, AuditDurability.PowerLoss), (DisclosureKind.Result, AuditDurability.Process)],
            store.Stored);
    }

    [Fact]
    public void Start_WithAnInvalidOption_SaysWhich()
    {
        foreach ((Action<DisclosureOptions> configure, string option) in new (Action<DisclosureOptions>, string)[]
        {
            (static o => o.Directory = " ", "Directory"), (static o => o.KeyFile = "", "KeyFile"), (static o => o.MaxContentBytes = -1, "MaxContentBytes"),
            (static o => o.RetainFor = TimeSpan.FromHours(23), "RetainFor"), (static o => o.MaxOpenSessions = 0, "MaxOpenSessions"), (static o => o.WhenUnavailable = (DisclosureFailure)7, "WhenUnavailable"),
        })
        {
            var services = new ServiceCollection();
            services.AddZeroTrustAgents().AddDisclosureStore("audit-disclosure", configure);
            using ServiceProvider provider = services.BuildServiceProvider();
            var failure = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => provider.GetRequiredService<Microsoft.Extensions.Options.IStartupValidator>().Validate());
            Assert.Contains("DisclosureOptions." + option, failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Start_WithADirectoryThatCannotBeMade_Fails()
    {
        File.WriteAllText(_directory.Root, "");
        Assert.ThrowsAny<IOException>(() => Host());
    }

    private CallHost Host(Action<DisclosureOptions>? configure = null, string? protect = null, IDisclosureStore? store = null) => new(
        builder =>
        {
            CallHost.Standard(builder);
            builder.AddDisclosureStore(_directory.Root, configure);
            if (protect is not null)
                builder.ProtectSecrets(protect);
        },
        services: s =>
        {
            s.AddSingleton<IAuditLog>(_log);
            if (store is not null)
                s.AddSingleton(store);
        });

    private AuditEntry Entry(AuditPhase phase) => _log.Entries.Last(e => e.Phase == phase);

    private static void AssertOpens(string digest, string mediaType, string content, DisclosureReading reading)
    {
        Assert.Equal(DisclosureState.Found, reading.State);
        Assert.Equal((mediaType, content), (reading.Disclosure!.MediaType, Encoding.UTF8.GetString(reading.Disclosure.Content.Span)));
        Assert.Equal(digest, Digest(reading.Disclosure.Salt, reading.Disclosure.Content.Span));
    }

    private static string Digest(string salt, ReadOnlySpan<byte> content) => Base64Url.EncodeToString(SHA256.HashData([.. Base64Url.DecodeFromChars(salt), .. content]));

    private sealed class FailingStore : IDisclosureStore
    {
        public bool Fails { get; set; }

        public bool Blocks { get; set; }

        public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<(DisclosureKind, AuditDurability)> Stored { get; } = [];

        public async ValueTask StoreAsync(Disclosure disclosure, AuditDurability durability, CancellationToken cancellationToken)
        {
            if (Fails)
                throw new IOException("No space left on device");
            if (Blocks)
            {
                Waiting.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            Stored.Add((disclosure.Kind, durability));
        }

        public ValueTask<DisclosureReading> FindAsync(string sessionId, DisclosureKind kind, string digest, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<bool> EraseAsync(string sessionId, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
