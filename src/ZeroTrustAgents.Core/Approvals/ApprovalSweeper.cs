using Microsoft.Extensions.Logging;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Approvals;

/// <summary>Ends requests that nobody waits for any more, so that arguments do not stay in memory. One sweep at a time.</summary>
internal sealed class ApprovalSweeper : IDisposable
{
    private readonly IApprovalStore _store;
    private readonly ApprovalAudit _audit;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private int _running;

    public ApprovalSweeper(IApprovalStore store, ApprovalAudit audit, TimeProvider time, ILogger logger, TimeSpan lifetime)
    {
        _store = store;
        _audit = audit;
        _time = time;
        _logger = logger;
        TimeSpan period = TimeSpan.FromTicks(Math.Clamp(lifetime.Ticks / 2, TimeSpan.TicksPerSecond, 30 * TimeSpan.TicksPerSecond));
        _timer = time.CreateTimer(static state => _ = ((ApprovalSweeper)state!).SweepAsync(), this, period, period);
    }

    public void Dispose() => _timer.Dispose();

    private async Task SweepAsync()
    {
        if (Interlocked.Exchange(ref _running, 1) != 0)
            return;
        try
        {
            foreach (ApprovalRequest expired in await _store.SweepAsync(_time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false))
                await _audit.TryAppendAsync(ApprovalAudit.Expired, expired, [], AuditDurability.Process, ReasonCodes.ApprovalExpired).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _logger.SweepFailed(e);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }
}
