using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Approvals;

/// <summary>An approval service with everything around it faked and within reach.</summary>
internal sealed class ApprovalHost : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public ApprovalHost(
        Action<ApprovalOptions>? configure = null, IEnumerable<IApprovalNotifier>? notifiers = null, TotpSecrets? secrets = null,
        string[]? highRisk = null, string[]? critical = null, IApprovalStore? store = null)
    {
        configure?.Invoke(Options);
        Store = store ?? Memory;
        var listed = new Dictionary<TrustTier, List<string>>
        {
            [TrustTier.HighRisk] = [.. highRisk ?? ["bob", "carol"]],
            [TrustTier.Critical] = [.. critical ?? ["bob", "carol", "dave", "alice"]],
        };
        TotpVerifier? totp = secrets is null ? null : new TotpVerifier(secrets, Totp, Time, NullLogger<TotpVerifier>.Instance);
        Service = new ApprovalService(Options, new ApproverDirectory(listed), Store, Audit, notifiers ?? [], Time, NullLogger<ApprovalService>.Instance, totp);
    }

    public FakeTimeProvider Time { get; } = new(Start);

    public ApprovalOptions Options { get; } = new();

    public TotpOptions Totp { get; } = new();

    public InMemoryApprovalStore Memory { get; } = new();

    public IApprovalStore Store { get; }

    public RecordingAuditLog Audit { get; } = new();

    public ApprovalService Service { get; }

    public IConsentGate Gate => Service;

    public static AuditChain Chain { get; } = new("refund-agent", "1", "owner@contoso.example", "alice", "", "session-1", "Payments-Refund", "payments.refund", "https://payments.contoso.example/");

    public static ClaimsPrincipal Person(string id) => new(new ClaimsIdentity([new Claim("sub", id), new Claim("name", id)], "test", "name", "role"));

    public static ConsentRequest Call(
        string arguments = """{"amount":250,"to":"acct-1"}""", TrustTier tier = TrustTier.HighRisk, AuditChain? chain = null,
        string policy = "policy-1", string? subject = null) => new()
    {
        Chain = chain ?? Chain,
        PolicyVersion = policy,
        Tier = tier,
        SubjectId = subject ?? (chain ?? Chain).Subject,
        Purpose = "Refunds customers",
        ToolDescription = "Pays money back",
        CanonicalArguments = Encoding.UTF8.GetBytes(arguments),
        Why = ["moves money"],
        TransactionId = "txn-1",
    };

    /// <summary>Asks without waiting; the id of the open request.</summary>
    public async Task<string> AskAsync(ConsentRequest? call = null)
    {
        ConsentResult result = await Gate.ObtainAsync(call ?? Call(), wait: false, default);
        Assert.Equal(ReasonCodes.ApprovalPending, result.Reason);
        return result.ApprovalId!;
    }

    public async Task<ApprovalActionOutcome> ApproveAsync(string id, string person) => (await Service.ApproveAsync(id, Person(person))).Outcome;

    public async Task<ApprovalActionOutcome> DenyAsync(string id, string person) => (await Service.DenyAsync(id, Person(person), "not today")).Outcome;

    public async Task<ReasonCode?> ConsumeAsync(string id, ConsentRequest? call = null) => await Gate.TryConsumeAsync(id, call ?? Call(), default);

    public void Dispose() => Service.Dispose();
}

internal sealed class RecordingAuditLog : IAuditLog
{
    public ConcurrentQueue<(string Detail, string? ApprovalId, string? Approvers, AuditDurability Durability, AuditChain Chain, string? Digest)> Records { get; } = new();

    /// <summary>Events that cannot be written.</summary>
    public HashSet<string> Failing { get; } = [];

    public string[] Details => [.. Records.Select(r => r.Detail)];

    public ValueTask AppendAsync(AuditRecord record, AuditDurability durability, CancellationToken cancellationToken)
    {
        if (Failing.Contains(record.Detail!))
            throw new IOException("disk full");
        Assert.Equal(AuditPhase.Event, record.Phase);
        Records.Enqueue((record.Detail!, record.ApprovalId, record.Approvers, durability, record.Chain, record.ArgumentsDigest));
        return ValueTask.CompletedTask;
    }
}

/// <summary>Secrets made at run time, handed out as fresh copies that can be looked at after use.</summary>
internal sealed class TotpSecrets : ITotpSecretStore
{
    private readonly Dictionary<string, byte[]> _secrets = [];

    public ConcurrentQueue<byte[]> HandedOut { get; } = new();

    public Exception? Failure { get; set; }

    public byte[] Add(string subject, int length = 20)
    {
        byte[] secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(length);
        _secrets[subject] = secret;
        return secret;
    }

    public ValueTask<byte[]?> GetSecretAsync(string subjectId, CancellationToken cancellationToken)
    {
        if (Failure is not null)
            throw Failure;
        if (!_secrets.TryGetValue(subjectId, out byte[]? secret))
            return ValueTask.FromResult<byte[]?>(null);
        byte[] copy = (byte[])secret.Clone();
        HandedOut.Enqueue(copy);
        return ValueTask.FromResult<byte[]?>(copy);
    }
}
