using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Keeps approval requests. Every change is one atomic compare-and-set in the store, so that one winner is one winner
/// across threads and, with a shared store, across processes. Implementations are thread-safe; any exception denies.
/// The caller brings the time; the store has no clock of its own.
/// </summary>
public interface IApprovalStore
{
    /// <summary>
    /// Atomically: returns the live request of the same <see cref="ApprovalRequest.BindingKey"/>; or refuses while a denial
    /// of it is cooling down, while its session or its session's tool is cooling down after too many refusals, or when a
    /// limit is reached; or adds <paramref name="request"/>. "Now" is its <see cref="ApprovalRequest.CreatedAt"/>. Live is
    /// open or approved and not expired. The session's limit counts its open requests, the host's limit all live ones.
    /// Refusals are denials, at the time of the decision, and requests that expired while they were open, at their expiry,
    /// whether somebody has moved them to expired yet or not; <see cref="ApprovalOptions.MaxRefusalsPerTool"/> and the
    /// options beside it say how they count.
    /// </summary>
    ValueTask<ApprovalOpening> OpenAsync(ApprovalRequest request, ApprovalOptions limits, CancellationToken cancellationToken);

    /// <summary>The request's present state; <see langword="null"/> when unknown or forgotten.</summary>
    ValueTask<ApprovalRequest?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The open requests that have not expired, oldest first.</summary>
    ValueTask<IReadOnlyList<ApprovalRequest>> ListOpenAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Adds <paramref name="decision"/> and moves to <paramref name="next"/> if the request is open, has not expired at
    /// <see cref="ApprovalDecision.At"/>, and has exactly <paramref name="decisionsBefore"/> decisions.
    /// </summary>
    ValueTask<bool> TryDecideAsync(string id, int decisionsBefore, ApprovalDecision decision, ApprovalState next, CancellationToken cancellationToken);

    /// <summary>
    /// Moves an approved request to consumed if <paramref name="bindingKey"/> is its own and it has not expired at
    /// <paramref name="now"/>; returns it to the one winner, and <see langword="null"/> to everybody else.
    /// </summary>
    ValueTask<ApprovalRequest?> TryConsumeAsync(string id, string bindingKey, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Moves an open or approved request to expired, whatever the time; whether this call did it. An open one that is
    /// <paramref name="unanswered"/> counts as a refusal; one that could be brought to nobody does not.
    /// </summary>
    ValueTask<bool> TryExpireAsync(string id, bool unanswered, CancellationToken cancellationToken);

    /// <summary>Moves what has expired to expired and returns those; forgets closed requests that answer nothing any more.</summary>
    ValueTask<IReadOnlyList<ApprovalRequest>> SweepAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Completes once the request is no longer open; <see langword="null"/> when it is unknown. Cancelling it changes nothing.</summary>
    ValueTask<ApprovalRequest?> WaitAsync(string id, CancellationToken cancellationToken);
}
