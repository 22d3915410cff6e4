namespace ZeroTrustAgents.Sessions;

/// <summary>Cancelling a token that tools can register code on.</summary>
internal static class CancellationTokenSourceExtensions
{
    /// <summary>
    /// Cancels at once, and runs the callbacks on another thread. What they throw is theirs. The flow is not this one's: a
    /// tool that revokes must not lend its call to the callbacks of others.
    /// </summary>
    public static void CancelElsewhere(this CancellationTokenSource source)
    {
        using AsyncFlowControl? apart = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        Task callbacks = source.CancelAsync();
        if (!callbacks.IsCompletedSuccessfully)
            _ = callbacks.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
