using System.Text.Json.Serialization;

namespace ZeroTrustAgents.Approvals;

/// <summary>Where an approval request stands. Only <see cref="Open"/> and <see cref="Approved"/> ever change.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApprovalState>))]
public enum ApprovalState
{
    /// <summary>Waits for (more) decisions.</summary>
    Open,

    /// <summary>Enough people approved; not used yet.</summary>
    Approved,

    /// <summary>Somebody said no.</summary>
    Denied,

    /// <summary>Nobody decided or used it in time, or nobody could be asked.</summary>
    Expired,

    /// <summary>Used by its one call.</summary>
    Consumed,
}
