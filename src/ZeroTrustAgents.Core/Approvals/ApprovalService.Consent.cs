using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Approvals;

// The pipeline's side.
public sealed partial class ApprovalService
{
    async ValueTask<ConsentResult> IConsentGate.ObtainAsync(ConsentRequest request, bool wait, CancellationToken ct)
    {
        ApprovalRequest candidate = Draft(request);
        bool canAsk = _rules.CanBeApproved(request)
            || (request.Tier == TrustTier.HighRisk && _totp is not null && await _totp.IsPossibleAsync(candidate, ct).ConfigureAwait(false));
        if (!canAsk)
            return ConsentResult.Refused(ReasonCodes.ApprovalUnavailable);

        ApprovalOpening opening = await _store.OpenAsync(candidate, _options, ct).ConfigureAwait(false);
        if (opening.Request is not { } opened)
        {
            return ConsentResult.Refused(opening.Outcome == ApprovalOpeningOutcome.CoolingDown ? ReasonCodes.ApprovalCooldown : ReasonCodes.ApprovalLimit);
        }

        Task<ReasonCode?>? announcement = opening.Outcome == ApprovalOpeningOutcome.Created ? _announcer.AnnounceAsync(opened, this) : null;
        if (wait)
            return await WaitAsync(opened, announcement, ct).ConfigureAwait(false);
        if (announcement is not null && await announcement.WaitAsync(ct).ConfigureAwait(false) is { } failure)
            return ConsentResult.Refused(failure, opened.Id);
        return Answer(await GetAsync(opened.Id, ct).ConfigureAwait(false), opened.Id);
    }

    async ValueTask<ReasonCode?> IConsentGate.TryConsumeAsync(string approvalId, ConsentRequest request, CancellationToken ct)
    {
        string key = ApprovalBinding.Key(request);
        DateTimeOffset now = _time.GetUtcNow();
        ApprovalRequest? present = await _store.FindAsync(approvalId, ct).ConfigureAwait(false);
        if (present is null || present.BindingKey != key || !ApprovalBinding.Matches(present, request))
            return ReasonCodes.ApprovalMismatch;
        // A clock that went back would stretch the approval's life.
        if (now < present.CreatedAt - ClockTolerance)
            return ReasonCodes.ClockUnreliable;
        ApprovalRequest? consumed = await _store.TryConsumeAsync(approvalId, key, now, ct).ConfigureAwait(false);
        if (consumed is not null)
            return null;
        present = await GetAsync(approvalId, ct).ConfigureAwait(false);
        return present?.State switch
        {
            ApprovalState.Open => ReasonCodes.ApprovalPending,
            ApprovalState.Denied => ReasonCodes.ApprovalDenied,
            ApprovalState.Expired => ReasonCodes.ApprovalExpired,
            _ => ReasonCodes.ApprovalMismatch,
        };
    }

    private async ValueTask<ConsentResult> WaitAsync(ApprovalRequest opened, Task<ReasonCode?>? announcement, CancellationToken ct)
    {
        ApprovalRequest? settled;
        TimeSpan left = opened.ExpiresAt - _time.GetUtcNow();
        using var expiry = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, expiry.Token);
        try
        {
            settled = await _store.WaitAsync(opened.Id, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Ended here even if the clock that judges expiry was set back meanwhile.
            if (await _store.TryExpireAsync(opened.Id, unanswered: true, CancellationToken.None).ConfigureAwait(false))
                await _audit.TryAppendAsync(ApprovalAudit.Expired, opened, [], AuditDurability.Process, ReasonCodes.ApprovalExpired).ConfigureAwait(false);
            return ConsentResult.Refused(ReasonCodes.ApprovalExpired, opened.Id);
        }

        // Closed before its time: nobody could be asked.
        if (settled is { State: ApprovalState.Expired } && announcement is not null && _time.GetUtcNow() < opened.ExpiresAt
            && await announcement.WaitAsync(ct).ConfigureAwait(false) is { } failure)
            return ConsentResult.Refused(failure, opened.Id);
        return Answer(settled, opened.Id);
    }

    private static ConsentResult Answer(ApprovalRequest? request, string id) => request?.State switch
    {
        ApprovalState.Approved => Granted(request),
        ApprovalState.Open => ConsentResult.Refused(ReasonCodes.ApprovalPending, id),
        ApprovalState.Denied => ConsentResult.Refused(ReasonCodes.ApprovalDenied, id) with { Approvers = ApprovalAudit.Join(request.Decisions.Where(d => !d.Approved).Select(d => d.ApproverId)) },
        ApprovalState.Expired => ConsentResult.Refused(ReasonCodes.ApprovalExpired, id),
        _ => ConsentResult.Refused(ReasonCodes.ApprovalMismatch, id),
    };

    private static ConsentResult Granted(ApprovalRequest request)
    {
        ApprovalDecision? stepUp = request.Decisions.FirstOrDefault(d => d is { Approved: true, Method: ApprovalMethod.Totp });
        string? approvers = ApprovalAudit.Join(request.Decisions.Where(d => d.Approved).Select(d => d.ApproverId));
        return new ConsentResult(null, request.Id, approvers, request.ExpiresAt, stepUp is null ? null : TotpVerifier.Evidence(stepUp.At));
    }

    private ApprovalRequest Draft(ConsentRequest request)
    {
        if (request.Tier is not (TrustTier.HighRisk or TrustTier.Critical))
            throw new ArgumentException($"Consent is asked for {nameof(TrustTier.HighRisk)} and {nameof(TrustTier.Critical)} only, not for {request.Tier}.", nameof(request));
        if (!string.Equals(request.SubjectId, request.Chain.Subject, StringComparison.Ordinal))
            throw new ArgumentException("The subject is not the chain's: take both from the session.", nameof(request));
        DateTimeOffset now = _time.GetUtcNow();
        return new ApprovalRequest
        {
            Id = ApprovalBinding.NewId(),
            Chain = request.Chain,
            Purpose = request.Purpose,
            ToolDescription = request.ToolDescription,
            Tier = request.Tier,
            Arguments = ApprovalBinding.StrictUtf8.GetString(request.CanonicalArguments.Span),
            ArgumentsDigest = ApprovalBinding.NewDigest(request.CanonicalArguments.Span),
            PolicyVersion = request.PolicyVersion,
            Why = [.. request.Why],
            TransactionId = request.TransactionId,
            CreatedAt = now,
            ExpiresAt = now + _options.Lifetime,
            BindingKey = ApprovalBinding.Key(request),
        };
    }
}
