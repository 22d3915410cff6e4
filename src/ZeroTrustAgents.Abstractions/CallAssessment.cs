using System.Text.Json;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents;

/// <summary>What an assessor may look at.</summary>
public sealed class CallFacts
{
    /// <summary>Who acts for whom with what.</summary>
    public required AuditChain Chain { get; init; }

    /// <summary>What the tool declares.</summary>
    public required ToolAccess Access { get; init; }

    /// <summary>The tier so far.</summary>
    public required TrustTier Tier { get; init; }

    /// <summary>The frozen arguments.</summary>
    public required JsonElement Arguments { get; init; }

    /// <summary>The subject's words of this turn, where there is one.</summary>
    public string? SubjectText { get; init; }
}

/// <summary>What an assessor concludes: go on, go on at a higher tier, or deny.</summary>
public readonly record struct CallAssessment
{
    /// <summary>Nothing against it.</summary>
    public static CallAssessment Unchanged => default;

    /// <summary>Denies the call.</summary>
    public static CallAssessment Deny(string why) => new() { IsDenied = true, Why = why };

    /// <summary>Asks for at least <paramref name="tier"/>; a lower tier than the present one changes nothing.</summary>
    public static CallAssessment AtLeast(TrustTier tier, string why) => new() { MinimumTier = tier, Why = why };

    /// <summary>Whether the call is denied.</summary>
    public bool IsDenied { get; private init; }

    /// <summary>The least tier.</summary>
    public TrustTier MinimumTier { get; private init; }

    /// <summary>Why, for the approver and the audit log.</summary>
    public string? Why { get; private init; }
}

/// <summary>
/// Extends the pipeline's Assess phase: decides from context whether a call that the grants permit may run, and at
/// which tier. An exception denies the call.
/// </summary>
public interface ICallAssessor
{
    /// <summary>Assesses one call. Must be quick: it runs on every call.</summary>
    CallAssessment Assess(CallFacts facts);
}
