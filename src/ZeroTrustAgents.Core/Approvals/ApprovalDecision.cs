using System.Text.Json.Serialization;

namespace ZeroTrustAgents.Approvals;

/// <summary>How somebody decided.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApprovalMethod>))]
public enum ApprovalMethod
{
    /// <summary>A listed approver said yes or no.</summary>
    Approval,

    /// <summary>The subject gave a one-time code.</summary>
    Totp,
}

/// <summary>One person's decision on a request.</summary>
/// <param name="ApproverId">Id of the person's principal.</param>
/// <param name="ApproverName">Display name, as the identity provider gave it; pass it through <see cref="SafeText"/> before showing it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Approved">Yes or no.</param>
/// <param name="Reason">The person's words; empty for a yes.</param>
/// <param name="Method">How.</param>
public sealed record ApprovalDecision(string ApproverId, string ApproverName, DateTimeOffset At, bool Approved, string Reason, ApprovalMethod Method);
