namespace ZeroTrustAgents.Approvals;

/// <summary>The pipeline's side of human consent.</summary>
internal interface IConsentGate
{
    /// <summary>
    /// Asks for consent, or finds it given. Identical calls share one request, and so one use: of two that wait, one runs
    /// and the other is told <see cref="ReasonCodes.ApprovalMismatch"/>. With <paramref name="wait"/> off it answers
    /// <see cref="ReasonCodes.ApprovalPending"/> at once. Cancelling stops the waiting only: the request stays open for
    /// whoever resumes it.
    /// </summary>
    ValueTask<ConsentResult> ObtainAsync(ConsentRequest request, bool wait, CancellationToken ct);

    /// <summary>Uses the approval up for exactly this call; <see langword="null"/> for the one winner, a reason for everybody else.</summary>
    ValueTask<ReasonCode?> TryConsumeAsync(string approvalId, ConsentRequest request, CancellationToken ct);
}
