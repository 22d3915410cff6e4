namespace ZeroTrustAgents.Approvals;

/// <summary>A programmatic approver's answer. The default value decides nothing.</summary>
public readonly record struct ApprovalAnswer
{
    /// <summary>Leaves the request open for others.</summary>
    public static ApprovalAnswer Undecided => default;

    /// <summary>Yes.</summary>
    public static ApprovalAnswer Approve => new() { Approved = true };

    /// <summary>No.</summary>
    public static ApprovalAnswer Deny(string reason) => new() { Approved = false, Reason = reason ?? throw new ArgumentNullException(nameof(reason)) };

    /// <summary>Yes, no, or <see langword="null"/> for neither.</summary>
    public bool? Approved { get; private init; }

    /// <summary>Why not.</summary>
    public string? Reason { get; private init; }
}
