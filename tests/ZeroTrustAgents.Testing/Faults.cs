using System.Collections.Concurrent;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.Testing;

/// <summary>An audit log in memory that can be made to fail, or to call back while the pipeline waits for it.</summary>
public sealed class FaultyAuditLog : IAuditLog
{
    private readonly ConcurrentQueue<Entry> _entries = new();

    /// <summary>A copy of what a record said.</summary>
    public sealed record Entry(AuditPhase Phase, string Tool, string? Reason, CallStatus Status, long Call, long Parent, string? TokenId, string? TokenHash, string? ApprovalId, string? Approvers, string? Detail, string? Digest, AuditDurability Durability, string Agent, string Owner, string Subject, string Session);

    public IReadOnlyCollection<Entry> Entries => _entries;

    /// <summary>Called with each record before it is kept; what it throws, the append throws.</summary>
    public Action<AuditRecord>? OnAppend { get; set; }

    public ValueTask AppendAsync(AuditRecord record, AuditDurability durability, CancellationToken cancellationToken)
    {
        OnAppend?.Invoke(record);
        _entries.Enqueue(new Entry(
            record.Phase, record.Chain.Tool, record.Reason?.Id, record.Status, record.CallNumber, record.ParentCallNumber, record.TokenId, record.TokenHash,
            record.ApprovalId, record.Approvers, record.Detail, record.ArgumentsDigest, durability, record.Chain.AgentId, record.Chain.Owner, record.Chain.Subject, record.Chain.SessionId));
        return ValueTask.CompletedTask;
    }
}

/// <summary>A token broker that can be made to fail, and remembers what it was asked for.</summary>
public sealed class FakeTokenBroker(TimeProvider time) : IToolTokenBroker
{
    private readonly ConcurrentQueue<ToolTokenRequest> _requests = new();

    public IReadOnlyCollection<ToolTokenRequest> Requests => _requests;

    public Func<ToolTokenRequest, ToolToken>? Issue { get; set; }

    public ValueTask<ToolToken> IssueAsync(ToolTokenRequest request, CancellationToken cancellationToken)
    {
        _requests.Enqueue(request);
        if (Issue is not null)
            return ValueTask.FromResult(Issue(request));
        DateTimeOffset expires = time.GetUtcNow() + TimeSpan.FromSeconds(60);
        return ValueTask.FromResult(new ToolToken($"fake.{request.TokenId}", request.TokenId, expires < request.NotAfter ? expires : request.NotAfter));
    }
}

/// <summary>An assessor that does what a test says.</summary>
public sealed class FakeAssessor : ICallAssessor
{
    public Func<CallFacts, CallAssessment>? OnAssess { get; set; }

    public CallAssessment Assess(CallFacts facts) => OnAssess?.Invoke(facts) ?? CallAssessment.Unchanged;
}

/// <summary>Remembers alerts.</summary>
public sealed class RememberingAlertSink : IAlertSink
{
    private readonly ConcurrentQueue<Alert> _alerts = new();

    public IReadOnlyCollection<Alert> Alerts => _alerts;

    public void Raise(Alert alert) => _alerts.Enqueue(alert);
}
