using System.Security.Claims;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Lets code decide, under a principal of its own that has to be listed for the tier like any other: for tests, and for
/// approval systems that are called and answer. An answer that comes at once is applied before the call goes on; one that
/// takes time is applied when it comes. An exception decides nothing.
/// </summary>
public sealed class ProgrammaticApprover : IAnsweringNotifier
{
    private readonly ClaimsPrincipal _principal;
    private readonly Func<ApprovalRequest, CancellationToken, ValueTask<ApprovalAnswer>> _decide;
    private readonly ILogger _logger;

    /// <summary>Creates the approver.</summary>
    /// <param name="principal">The authenticated principal that the answers count for.</param>
    /// <param name="decide">Decides. Its token is cancelled when the request no longer waits.</param>
    /// <param name="logger">Where failures go.</param>
    public ProgrammaticApprover(ClaimsPrincipal principal, Func<ApprovalRequest, CancellationToken, ValueTask<ApprovalAnswer>> decide, ILogger<ProgrammaticApprover>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(decide);
        _principal = principal;
        _decide = decide;
        _logger = logger ?? NullLogger<ProgrammaticApprover>.Instance;
    }

    async ValueTask IAnsweringNotifier.NotifyAsync(ApprovalRequest request, ApprovalService approvals, CancellationToken cancellationToken)
    {
        var settled = new CancellationTokenSource();
        ValueTask<ApprovalAnswer> answer = _decide(request, settled.Token);
        if (answer.IsCompleted)
            await ApplyAsync(request, approvals, await answer.ConfigureAwait(false)).ConfigureAwait(false);
        else
            _ = AnswerLaterAsync(request, approvals, answer.AsTask(), settled);
    }

    private async Task AnswerLaterAsync(ApprovalRequest request, ApprovalService approvals, Task<ApprovalAnswer> answer, CancellationTokenSource settled)
    {
        using var answered = new CancellationTokenSource();
        try
        {
            Task waiting = approvals.WhenSettledAsync(request.Id, answered.Token).AsTask();
            if (await Task.WhenAny(answer, waiting).ConfigureAwait(false) == waiting)
                await settled.CancelAsync().ConfigureAwait(false);
            await ApplyAsync(request, approvals, await answer.ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (settled.IsCancellationRequested)
        {
            // It no longer waits, and the code noticed.
        }
        catch (Exception e)
        {
            _logger.AnswerFailed(request.Id, e);
        }
        finally
        {
            await answered.CancelAsync().ConfigureAwait(false);
            settled.Dispose();
        }
    }

    private async Task ApplyAsync(ApprovalRequest request, ApprovalService approvals, ApprovalAnswer answer)
    {
        if (answer.Approved is not { } approved)
            return;
        ApprovalActionResult result = approved
            ? await approvals.ApproveAsync(request.Id, _principal).ConfigureAwait(false)
            : await approvals.DenyAsync(request.Id, _principal, answer.Reason ?? "").ConfigureAwait(false);
        if (!result.TookEffect)
            _logger.AnswerRefused(request.Id, nameof(ProgrammaticApprover), result.Outcome);
    }
}
