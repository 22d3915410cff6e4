using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Approvals;

/// <summary>Records a new request and brings it to the people who decide.</summary>
internal sealed class ApprovalAnnouncer(IApprovalStore store, ApprovalAudit audit, IApprovalNotifier[] notifiers, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan NotifierTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Runs to its end whatever becomes of the caller: an identical call may be waiting for the same request. Why nobody
    /// could be asked, after closing the request; <see langword="null"/> when somebody was.
    /// </summary>
    public async Task<ReasonCode?> AnnounceAsync(ApprovalRequest request, ApprovalService approvals)
    {
        try
        {
            if (!await audit.TryAppendAsync(ApprovalAudit.Requested, request, [], AuditDurability.Process).ConfigureAwait(false))
                return await CloseAsync(request, ReasonCodes.AuditUnavailable).ConfigureAwait(false);
            // Without notifiers the host lists the open requests itself.
            if (notifiers.Length == 0)
                return null;
            bool[] taken = await Task.WhenAll(notifiers.Select(n => TryNotifyAsync(n, request, approvals))).ConfigureAwait(false);
            return taken.Contains(true) ? null : await CloseAsync(request, ReasonCodes.ApprovalUnavailable).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            logger.AnnouncementFailed(request.Id, e);
            return ReasonCodes.ApprovalUnavailable;
        }
    }

    private async Task<bool> TryNotifyAsync(IApprovalNotifier notifier, ApprovalRequest request, ApprovalService approvals)
    {
        try
        {
            using var timeout = new CancellationTokenSource(NotifierTimeout, time);
            await Start(() => notifier is IAnsweringNotifier answering
                ? answering.NotifyAsync(request, approvals, timeout.Token)
                : notifier.NotifyAsync(request, timeout.Token)).WaitAsync(timeout.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e)
        {
            logger.NotifierFailed(notifier.GetType().Name, request.Id, e);
            return false;
        }
    }

    // On another thread, so that a notifier that blocks does not block the call; and without the call's execution context,
    // so that nothing a notifier starts runs inside a surrounding guarded call and with its authority.
    private static Task Start(Func<ValueTask> notify)
    {
        using AsyncFlowControl? apart = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        return Task.Run(() => notify().AsTask());
    }

    private async ValueTask<ReasonCode> CloseAsync(ApprovalRequest request, ReasonCode reason)
    {
        await store.TryExpireAsync(request.Id, unanswered: false, CancellationToken.None).ConfigureAwait(false);
        return reason;
    }
}
