using ZeroTrustAgents.Calls;
using static ZeroTrustAgents.Approvals.ApprovalActionOutcome;

namespace ZeroTrustAgents.Approvals;

public sealed class ApprovalNotifierTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Notify_AllThrow_IsUnavailableAndClosed(bool wait)
    {
        using var host = new ApprovalHost(notifiers: [new FailingNotifier(), new FailingNotifier()]);
        ConsentResult result = await host.Gate.ObtainAsync(ApprovalHost.Call(), wait, default);
        Assert.Equal(ReasonCodes.ApprovalUnavailable, result.Reason);
        Assert.Equal(Expired, await host.ApproveAsync(result.ApprovalId!, "bob"));
        Assert.Equal(ReasonCodes.ApprovalExpired, await host.ConsumeAsync(result.ApprovalId!));
    }

    [Fact]
    public async Task Notify_OneOfTwoThrows_StaysOpen()
    {
        var asked = new CountingNotifier();
        using var host = new ApprovalHost(notifiers: [new FailingNotifier(), asked]);
        Assert.Equal(Accepted, await host.ApproveAsync(await host.AskAsync(), "bob"));
        Assert.Equal(1, asked.Count);
    }

    [Fact]
    public async Task Notify_NeverReturns_CountsAsFailedAfter30Seconds()
    {
        var hanging = new HangingNotifier();
        using var host = new ApprovalHost(notifiers: [hanging]);
        Task<ConsentResult> asking = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: false, default).AsTask();
        await hanging.Reached;
        host.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(ReasonCodes.ApprovalUnavailable, (await asking).Reason);
    }

    [Fact]
    public async Task Notify_NeverReturns_DecisionMadeElsewhereIsNotHeldUp()
    {
        var hanging = new HangingNotifier();
        using var host = new ApprovalHost(notifiers: [hanging]);
        Task<ConsentResult> waiting = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default).AsTask();
        await hanging.Reached;
        await host.ApproveAsync((await host.Service.ListOpenAsync())[0].Id, "bob");
        Assert.Null((await waiting).Reason);
    }

    [Fact]
    public async Task Notify_BlocksItsThread_CallerCanStillCancel()
    {
        using var release = new ManualResetEventSlim();
        using var host = new ApprovalHost(notifiers: [new BlockingNotifier(release)]);
        using var cancel = new CancellationTokenSource();
        Task<ConsentResult> asking = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        release.Set();
    }

    [Fact]
    public async Task Notify_InsideAGuardedCall_RunsOutsideOfIt()
    {
        var calls = new LiveCalls();
        var observer = new CallObserver(calls);
        using var host = new ApprovalHost(notifiers: [observer]);
        calls.Enter(42);
        await host.AskAsync();
        Assert.Equal(0, observer.CallId);
    }

    [Fact]
    public async Task Programmatic_AnswersAtOnce_GrantsWithoutWaiting()
    {
        var approver = new ProgrammaticApprover(ApprovalHost.Person("bob"), (_, _) => ValueTask.FromResult(ApprovalAnswer.Approve));
        using var host = new ApprovalHost(notifiers: [approver]);
        ConsentResult result = await host.Gate.ObtainAsync(ApprovalHost.Call(), wait: false, default);
        Assert.Equal((null, "bob"), (result.Reason, result.Approvers));
    }

    [Fact]
    public async Task Programmatic_Denies_IsDenied()
    {
        var approver = new ProgrammaticApprover(ApprovalHost.Person("bob"), (_, _) => ValueTask.FromResult(ApprovalAnswer.Deny("no")));
        using var host = new ApprovalHost(notifiers: [approver]);
        Assert.Equal(ReasonCodes.ApprovalDenied, (await host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default)).Reason);
    }

    [Fact]
    public async Task Programmatic_Undecided_StaysOpen()
    {
        var approver = new ProgrammaticApprover(ApprovalHost.Person("bob"), (_, _) => default);
        using var host = new ApprovalHost(notifiers: [approver]);
        await host.AskAsync();
    }

    [Fact]
    public async Task Programmatic_NotListed_DecidesNothing()
    {
        var approver = new ProgrammaticApprover(ApprovalHost.Person("mallory"), (_, _) => ValueTask.FromResult(ApprovalAnswer.Approve));
        using var host = new ApprovalHost(notifiers: [approver]);
        await host.AskAsync();
    }

    [Fact]
    public async Task Programmatic_AnswersLater_IsAppliedThen()
    {
        var answer = new TaskCompletionSource<ApprovalAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var approver = new ProgrammaticApprover(ApprovalHost.Person("bob"), (_, _) => new ValueTask<ApprovalAnswer>(answer.Task));
        using var host = new ApprovalHost(notifiers: [approver]);
        await host.AskAsync();
        Task<ConsentResult> waiting = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default).AsTask();
        answer.SetResult(ApprovalAnswer.Approve);
        Assert.Null((await waiting).Reason);
    }

    [Fact]
    public async Task Programmatic_RequestSettledElsewhere_TokenIsCancelled()
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var approver = new ProgrammaticApprover(ApprovalHost.Person("bob"), async (_, settled) =>
        {
            var cancelled = new TaskCompletionSource();
            using (settled.Register(cancelled.SetResult))
                await cancelled.Task;
            seen.SetResult();
            return ApprovalAnswer.Approve;
        });
        using var host = new ApprovalHost(notifiers: [approver]);
        string id = await host.AskAsync();
        Assert.Equal(Accepted, await host.DenyAsync(id, "carol"));
        await seen.Task;
        Assert.Equal(ReasonCodes.ApprovalDenied, await host.ConsumeAsync(id));
    }

    [Fact]
    public async Task Programmatic_ThrowsAtOnceAndIsTheOnlyChannel_IsUnavailable()
    {
        var approver = new ProgrammaticApprover(ApprovalHost.Person("bob"), (_, _) => throw new IOException("down"));
        using var host = new ApprovalHost(notifiers: [approver]);
        Assert.Equal(ReasonCodes.ApprovalUnavailable, (await host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default)).Reason);
    }

    [Fact]
    public async Task AnsweringNotifier_CalledDirectly_SaysWhatToDo()
    {
        IApprovalNotifier approver = new ProgrammaticApprover(ApprovalHost.Person("bob"), (_, _) => default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => approver.NotifyAsync(null!, default).AsTask());
    }

    private sealed class FailingNotifier : IApprovalNotifier
    {
        public ValueTask NotifyAsync(ApprovalRequest request, CancellationToken cancellationToken) => throw new IOException("chat is down");
    }

    private sealed class HangingNotifier : IApprovalNotifier
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public ValueTask NotifyAsync(ApprovalRequest request, CancellationToken cancellationToken)
        {
            _reached.SetResult();
            return new ValueTask(new TaskCompletionSource().Task);
        }
    }

    private sealed class BlockingNotifier(ManualResetEventSlim release) : IApprovalNotifier
    {
        public ValueTask NotifyAsync(ApprovalRequest request, CancellationToken cancellationToken)
        {
            release.Wait(CancellationToken.None);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class CallObserver(LiveCalls calls) : IApprovalNotifier
    {
        public long CallId { get; private set; } = -1;

        public ValueTask NotifyAsync(ApprovalRequest request, CancellationToken cancellationToken)
        {
            CallId = calls.CurrentId;
            return ValueTask.CompletedTask;
        }
    }
}
