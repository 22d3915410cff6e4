using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Keeps requests in this process; they end with it, which denies. One lock guards everything: people decide here, so
/// contention does not matter and a race would. Memory is bounded by <see cref="ApprovalOptions.MaxOpen"/> live requests
/// and a fixed number of closed ones; the oldest closed ones go first.
/// </summary>
public sealed class InMemoryApprovalStore : IApprovalStore
{
    internal const int MaxClosed = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _byBinding = new(StringComparer.Ordinal);
    private readonly List<Entry> _closed = [];
    private readonly RefusalHistory _refusals = new();

    internal int Refusals
    {
        get
        {
            lock (_lock)
                return _refusals.Count;
        }
    }

    internal int Count
    {
        get
        {
            lock (_lock)
                return _byId.Count;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ApprovalOpening> OpenAsync(ApprovalRequest request, ApprovalOptions limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(limits);
        cancellationToken.ThrowIfCancellationRequested();
        DateTimeOffset now = request.CreatedAt;
        lock (_lock)
        {
            if (_byBinding.TryGetValue(request.BindingKey, out Entry? same))
            {
                if (same.IsLive(now))
                    return ValueTask.FromResult(new ApprovalOpening(ApprovalOpeningOutcome.Merged, same.Request));
                if (same.Request.State == ApprovalState.Denied && now < same.CoolUntil)
                    return ValueTask.FromResult(new ApprovalOpening(ApprovalOpeningOutcome.CoolingDown));
            }

            if (RefusalRules.CoolsDown(_refusals.Of(request.Session).Concat(Lapsed(request.Session, now)), request.Tool, now, limits))
                return ValueTask.FromResult(new ApprovalOpening(ApprovalOpeningOutcome.CoolingDown));
            int live = 0, openInSession = 0;
            foreach (Entry entry in _byId.Values)
            {
                if (!entry.IsLive(now))
                    continue;
                live++;
                if (entry.Request.State == ApprovalState.Open && entry.Request.Session == request.Session)
                    openInSession++;
            }

            if (live >= limits.MaxOpen || openInSession >= limits.MaxOpenPerSession)
                return ValueTask.FromResult(new ApprovalOpening(ApprovalOpeningOutcome.LimitReached));
            var added = new Entry(request, limits.DenialCooldown, limits.RefusalWindow);
            _byId.Add(request.Id, added);
            _byBinding[request.BindingKey] = added;
            return ValueTask.FromResult(new ApprovalOpening(ApprovalOpeningOutcome.Created, request));
        }
    }

    /// <inheritdoc/>
    public ValueTask<ApprovalRequest?> FindAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
            return ValueTask.FromResult(_byId.GetValueOrDefault(id)?.Request);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ApprovalRequest>> ListOpenAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<ApprovalRequest>>(
                [.. _byId.Values.Where(e => e.Request.State == ApprovalState.Open && e.IsLive(now)).Select(e => e.Request).OrderBy(r => r.CreatedAt)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryDecideAsync(string id, int decisionsBefore, ApprovalDecision decision, ApprovalState next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decision);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out Entry? entry)
                || entry.Request.State != ApprovalState.Open
                || entry.Request.Decisions.Count != decisionsBefore
                || decision.At >= entry.Request.ExpiresAt)
                return ValueTask.FromResult(false);
            if (next == ApprovalState.Denied)
            {
                entry.CoolUntil = decision.At + entry.Cooldown;
                Refused(entry, decision.At);
            }

            Move(entry, entry.Request with { State = next, Decisions = [.. entry.Request.Decisions, decision] });
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ApprovalRequest?> TryConsumeAsync(string id, string bindingKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out Entry? entry)
                || entry.Request.State != ApprovalState.Approved
                || entry.Request.BindingKey != bindingKey
                || now >= entry.Request.ExpiresAt)
                return ValueTask.FromResult<ApprovalRequest?>(null);
            Move(entry, entry.Request with { State = ApprovalState.Consumed });
            return ValueTask.FromResult<ApprovalRequest?>(entry.Request);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryExpireAsync(string id, bool unanswered, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out Entry? entry) || entry.Request.State > ApprovalState.Approved)
                return ValueTask.FromResult(false);
            if (unanswered)
                Lapse(entry);
            else
                Move(entry, entry.Request with { State = ApprovalState.Expired });
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ApprovalRequest>> SweepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<ApprovalRequest> expired = [];
        lock (_lock)
        {
            foreach (Entry entry in _byId.Values.ToArray())
            {
                if (entry.Request.State <= ApprovalState.Approved && now >= entry.Request.ExpiresAt)
                {
                    Lapse(entry);
                    expired.Add(entry.Request);
                }
            }

            foreach (Entry entry in _closed.FindAll(e => now >= e.ForgetAt))
                Forget(entry);
            _refusals.Forget(now);
        }

        return ValueTask.FromResult<IReadOnlyList<ApprovalRequest>>(expired);
    }

    /// <inheritdoc/>
    public async ValueTask<ApprovalRequest?> WaitAsync(string id, CancellationToken cancellationToken)
    {
        Task<ApprovalRequest> settled;
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out Entry? entry))
                return null;
            settled = entry.Settled.Task;
        }

        return await settled.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What has expired unanswered, and was not swept yet: a model must not gain the time until the next sweep.</summary>
    private IEnumerable<Refusal> Lapsed(string session, DateTimeOffset now) => _byId.Values
        .Where(e => e.Request.State == ApprovalState.Open && now >= e.Request.ExpiresAt && e.Request.Session == session)
        .Select(static e => new Refusal(e.Request.Tool, e.Request.ExpiresAt));

    private void Lapse(Entry entry)
    {
        // One that was approved and not used is no refusal: somebody said yes.
        if (entry.Request.State == ApprovalState.Open)
            Refused(entry, entry.Request.ExpiresAt);
        Move(entry, entry.Request with { State = ApprovalState.Expired });
    }

    private void Refused(Entry entry, DateTimeOffset at) => _refusals.Add(entry.Request.Session, new Refusal(entry.Request.Tool, at), entry.RefusalWindow);

    private void Move(Entry entry, ApprovalRequest to)
    {
        bool wasOpen = entry.Request.State == ApprovalState.Open;
        entry.Request = to;
        if (to.State > ApprovalState.Approved)
        {
            _closed.Add(entry);
            if (_closed.Count > MaxClosed)
                Forget(_closed[0]);
        }

        if (wasOpen && to.State != ApprovalState.Open)
            entry.Settled.TrySetResult(to);
    }

    private void Forget(Entry entry)
    {
        _closed.Remove(entry);
        _byId.Remove(entry.Request.Id);
        if (_byBinding.TryGetValue(entry.Request.BindingKey, out Entry? newest) && newest == entry)
            _byBinding.Remove(entry.Request.BindingKey);
    }

    private sealed class Entry(ApprovalRequest request, TimeSpan cooldown, TimeSpan refusalWindow)
    {
        public ApprovalRequest Request { get; set; } = request;

        public TimeSpan Cooldown { get; } = cooldown;

        public TimeSpan RefusalWindow { get; } = refusalWindow;

        public DateTimeOffset CoolUntil { get; set; }

        // Continuations run elsewhere: they would run under the lock.
        public TaskCompletionSource<ApprovalRequest> Settled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // One more lifetime after the end, so that a late caller is told "expired" or "denied" and not merely "no such approval".
        public DateTimeOffset ForgetAt => Max(CoolUntil, Request.ExpiresAt + (Request.ExpiresAt - Request.CreatedAt));

        public bool IsLive(DateTimeOffset now) => Request.State <= ApprovalState.Approved && now < Request.ExpiresAt;

        private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
    }
}
