using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Approvals;

/// <summary>A store with a hook in front of the one in memory.</summary>
internal sealed class HookedStore : IApprovalStore
{
    private readonly InMemoryApprovalStore _inner = new();

    /// <summary>What to return instead of the row that was asked for.</summary>
    public ApprovalRequest? Return { get; set; }

    /// <summary>Runs before a decision reaches the store: where another thread or process would come in between.</summary>
    public Func<Task>? BeforeDecide { get; set; }

    /// <summary>Runs when an approval was consumed and the answer has not come back: all that can happen before the body does.</summary>
    public Func<Task>? AfterConsume { get; set; }

    public ValueTask<ApprovalOpening> OpenAsync(ApprovalRequest request, ApprovalOptions limits, CancellationToken cancellationToken) => _inner.OpenAsync(request, limits, cancellationToken);

    public async ValueTask<ApprovalRequest?> FindAsync(string id, CancellationToken cancellationToken) => Return ?? await _inner.FindAsync(id, cancellationToken);

    public ValueTask<IReadOnlyList<ApprovalRequest>> ListOpenAsync(DateTimeOffset now, CancellationToken cancellationToken) => _inner.ListOpenAsync(now, cancellationToken);

    public async ValueTask<bool> TryDecideAsync(string id, int decisionsBefore, ApprovalDecision decision, ApprovalState next, CancellationToken cancellationToken)
    {
        if (BeforeDecide is { } before)
        {
            BeforeDecide = null;
            await before();
        }

        return await _inner.TryDecideAsync(id, decisionsBefore, decision, next, cancellationToken);
    }

    public async ValueTask<ApprovalRequest?> TryConsumeAsync(string id, string bindingKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ApprovalRequest? consumed = await _inner.TryConsumeAsync(id, bindingKey, now, cancellationToken);
        if (consumed is not null && AfterConsume is { } after)
            await after();
        return consumed;
    }

    public ValueTask<bool> TryExpireAsync(string id, bool unanswered, CancellationToken cancellationToken) => _inner.TryExpireAsync(id, unanswered, cancellationToken);

    public ValueTask<IReadOnlyList<ApprovalRequest>> SweepAsync(DateTimeOffset now, CancellationToken cancellationToken) => _inner.SweepAsync(now, cancellationToken);

    public ValueTask<ApprovalRequest?> WaitAsync(string id, CancellationToken cancellationToken) => _inner.WaitAsync(id, cancellationToken);
}
