using System.Security.Claims;
using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Human consent to calls, from the host's side: list what waits, and decide it. Thread-safe. Outcomes are values;
/// <see langword="null"/> arguments throw. The host authenticates the people it passes in, and shows them
/// <see cref="ApprovalRequest.Display"/> before it takes their answer.
/// </summary>
public sealed partial class ApprovalService : IConsentGate, IDisposable
{
    // Hosts that share a store differ by this much at most.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private readonly ApprovalOptions _options;
    private readonly ApprovalRules _rules;
    private readonly IApprovalStore _store;
    private readonly ApprovalAudit _audit;
    private readonly ApprovalAnnouncer _announcer;
    private readonly TimeProvider _time;
    private readonly ApprovalSweeper _sweeper;
    private readonly TotpVerifier? _totp;
    private readonly LiveCalls? _live;

    internal ApprovalService(
        ApprovalOptions options, ApproverDirectory directory, IApprovalStore store, IAuditLog audit,
        IEnumerable<IApprovalNotifier> notifiers, TimeProvider time, ILogger<ApprovalService> logger, TotpVerifier? totp = null, LiveCalls? live = null)
    {
        if (ApprovalOptionsRules.Problems(options).ToArray() is { Length: > 0 } problems)
            throw new InvalidOperationException(string.Join(' ', problems));
        _options = options;
        _rules = new ApprovalRules(directory);
        _store = store;
        _audit = new ApprovalAudit(audit, time, logger);
        _announcer = new ApprovalAnnouncer(store, _audit, [.. notifiers], time, logger);
        _time = time;
        _totp = totp;
        _live = live;
        _sweeper = new ApprovalSweeper(store, _audit, time, logger, options.Lifetime);
    }

    /// <summary>A tool can make any principal; consent comes from outside of the calls it is about.</summary>
    private bool IsInsideATool => _live is { CurrentId: not 0 };

    /// <summary>The requests that wait for a decision, oldest first.</summary>
    public ValueTask<IReadOnlyList<ApprovalRequest>> ListOpenAsync(CancellationToken cancellationToken = default) =>
        _store.ListOpenAsync(_time.GetUtcNow(), cancellationToken);

    /// <summary>One request; <see langword="null"/> when it is unknown, or closed for so long that it was forgotten.</summary>
    public async ValueTask<ApprovalRequest?> GetAsync(string approvalId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(approvalId);
        ApprovalRequest? request = await _store.FindAsync(approvalId, cancellationToken).ConfigureAwait(false);
        return request is { State: ApprovalState.Open or ApprovalState.Approved } && _time.GetUtcNow() >= request.ExpiresAt
            ? request with { State = ApprovalState.Expired }
            : request;
    }

    /// <summary>
    /// Records one person's "yes". HighRisk needs one listed approver; Critical two different ones, neither of them the
    /// requester. The record is on stable storage before the approval holds; if it cannot be written, it does not hold.
    /// </summary>
    /// <param name="approvalId">The request.</param>
    /// <param name="approver">The authenticated person.</param>
    /// <param name="cancellationToken">Cancels before the decision is recorded.</param>
    public async ValueTask<ApprovalActionResult> ApproveAsync(string approvalId, ClaimsPrincipal approver, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(approvalId);
        ArgumentNullException.ThrowIfNull(approver);
        if (IsInsideATool)
            return new(ApprovalActionOutcome.InsideATool);
        if (!PersonId.TryGet(approver, out string id))
            return new(ApprovalActionOutcome.NotAuthenticated);
        return new(await GiveAsync(approvalId, id, Name(approver, id), ApprovalMethod.Approval, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Records one person's "no", which ends the request; the same request is then refused for a while without asking. For
    /// listed approvers, and for the subject itself. It holds even if the audit log is down: it only takes away.
    /// </summary>
    /// <param name="approvalId">The request.</param>
    /// <param name="approver">The authenticated person.</param>
    /// <param name="reason">The person's words, for the record; cut to 500 characters.</param>
    /// <param name="cancellationToken">Cancels before the decision is made.</param>
    public async ValueTask<ApprovalActionResult> DenyAsync(string approvalId, ClaimsPrincipal approver, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(approvalId);
        ArgumentNullException.ThrowIfNull(approver);
        ArgumentNullException.ThrowIfNull(reason);
        if (!PersonId.TryGet(approver, out string id))
            return new(ApprovalActionOutcome.NotAuthenticated);
        string words = reason.Length > 500 ? reason[..500] : reason;
        while (true)
        {
            (ApprovalRequest? request, ApprovalActionOutcome refusal) = await FindOpenAsync(approvalId, cancellationToken).ConfigureAwait(false);
            if (request is null)
                return new(refusal);
            if (!_rules.MayDeny(request, id))
                return new(ApprovalActionOutcome.NotAnApprover);
            var no = new ApprovalDecision(id, Name(approver, id), _time.GetUtcNow(), false, words, ApprovalMethod.Approval);
            if (!await _store.TryDecideAsync(approvalId, request.Decisions.Count, no, ApprovalState.Denied, cancellationToken).ConfigureAwait(false))
                continue; // somebody decided in between: look again
            await _audit.TryAppendAsync(ApprovalAudit.Denied, request, [id], AuditDurability.PowerLoss, ReasonCodes.ApprovalDenied).ConfigureAwait(false);
            return new(ApprovalActionOutcome.Accepted);
        }
    }

    /// <summary>
    /// Checks the subject's one-time code against an open HighRisk request of its own; a right one approves it. Show the
    /// subject the request first: the code consents to these arguments.
    /// </summary>
    /// <param name="approvalId">The request.</param>
    /// <param name="subject">The authenticated subject of the request.</param>
    /// <param name="code">The digits, nothing else.</param>
    /// <param name="cancellationToken">Cancels before the decision is recorded.</param>
    public async ValueTask<ApprovalActionResult> VerifyTotpAsync(string approvalId, ClaimsPrincipal subject, string code, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(approvalId);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(code);
        if (IsInsideATool)
            return new(ApprovalActionOutcome.InsideATool);
        if (!PersonId.TryGet(subject, out string id))
            return new(ApprovalActionOutcome.NotAuthenticated);
        (ApprovalRequest? request, ApprovalActionOutcome refusal) = await FindOpenAsync(approvalId, cancellationToken).ConfigureAwait(false);
        if (request is null)
            return new(refusal);
        if (!string.Equals(id, request.Subject, StringComparison.Ordinal))
            return new(ApprovalActionOutcome.NotTheSubject);
        if (request.Tier != TrustTier.HighRisk)
            return new(ApprovalActionOutcome.StepUpNotSufficient);
        if (_totp is null)
            return new(ApprovalActionOutcome.StepUpUnavailable);

        ApprovalActionOutcome outcome = await _totp.VerifyAsync(request, code, cancellationToken).ConfigureAwait(false);
        if (outcome is ApprovalActionOutcome.WrongCode or ApprovalActionOutcome.CodeAlreadyUsed)
            await _audit.TryAppendAsync(ApprovalAudit.StepUpFailed, request, [id], AuditDurability.Process).ConfigureAwait(false);
        if (outcome != ApprovalActionOutcome.Accepted)
            return new(outcome);
        if (!await _audit.TryAppendAsync(ApprovalAudit.StepUpSucceeded, request, [id], AuditDurability.Process).ConfigureAwait(false))
            return new(ApprovalActionOutcome.AuditUnavailable);
        return new(await GiveAsync(approvalId, id, Name(subject, id), ApprovalMethod.Totp, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Completes once the request is no longer open, for notifiers that show it.</summary>
    internal ValueTask<ApprovalRequest?> WhenSettledAsync(string approvalId, CancellationToken cancellationToken) => _store.WaitAsync(approvalId, cancellationToken);

    /// <summary>Stops sweeping. Waiting calls end by their own expiry.</summary>
    public void Dispose() => _sweeper.Dispose();

    private async ValueTask<ApprovalActionOutcome> GiveAsync(string approvalId, string id, string name, ApprovalMethod method, CancellationToken cancellationToken)
    {
        ApprovalRequest? recorded = null;
        while (true)
        {
            (ApprovalRequest? request, ApprovalActionOutcome refusal) = await FindOpenAsync(approvalId, cancellationToken).ConfigureAwait(false);
            ApprovalState next = ApprovalState.Approved;
            ApprovalActionOutcome? refused = request is null ? refusal
                : method == ApprovalMethod.Totp ? null
                : _rules.Refuse(request, id, out next);
            if (refused is { } why)
            {
                // The yes went into the evidence, and then somebody else decided first: say that it came to nothing.
                if (recorded is not null)
                    await _audit.TryAppendAsync(ApprovalAudit.Voided, recorded, [id], AuditDurability.Process).ConfigureAwait(false);
                return why;
            }

            var yes = new ApprovalDecision(id, name, _time.GetUtcNow(), true, "", method);
            if (recorded is null
                && !await _audit.TryAppendAsync(ApprovalAudit.Given, request!, [id], AuditDurability.PowerLoss).ConfigureAwait(false))
                return ApprovalActionOutcome.AuditUnavailable;
            recorded = request;
            if (await _store.TryDecideAsync(approvalId, request!.Decisions.Count, yes, next, CancellationToken.None).ConfigureAwait(false))
                return next == ApprovalState.Approved ? ApprovalActionOutcome.Accepted : ApprovalActionOutcome.NeedsAnotherApprover;
        }
    }

    private async ValueTask<(ApprovalRequest? Request, ApprovalActionOutcome Refusal)> FindOpenAsync(string approvalId, CancellationToken cancellationToken)
    {
        ApprovalRequest? request = await GetAsync(approvalId, cancellationToken).ConfigureAwait(false);
        return request?.State switch
        {
            null => (null, ApprovalActionOutcome.Unknown),
            ApprovalState.Open => (request, default),
            ApprovalState.Expired => (null, ApprovalActionOutcome.Expired),
            _ => (null, ApprovalActionOutcome.AlreadyDecided),
        };
    }

    private static string Name(ClaimsPrincipal person, string id) => person.Identity?.Name is { Length: > 0 and <= 256 } name ? name : id;
}
