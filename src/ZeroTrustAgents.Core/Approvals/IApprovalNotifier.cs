namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Brings new requests to the people who decide. Called once per request, never for one merged with an open one; several
/// notifiers run side by side. It returns once the request is on its way, within 30 seconds; it does not wait for the
/// answer. An exception is logged; when every notifier fails, the request is closed and the call denied.
/// </summary>
public interface IApprovalNotifier
{
    /// <summary>Takes one request. Show people <see cref="ApprovalRequest.Display"/> only.</summary>
    ValueTask NotifyAsync(ApprovalRequest request, CancellationToken cancellationToken);
}

/// <summary>A notifier that also brings the answer back. It is handed the service because depending on it would be a cycle.</summary>
internal interface IAnsweringNotifier : IApprovalNotifier
{
    ValueTask NotifyAsync(ApprovalRequest request, ApprovalService approvals, CancellationToken cancellationToken);

    ValueTask IApprovalNotifier.NotifyAsync(ApprovalRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("This notifier answers requests; register it with the approval service instead of calling it.");
}
