using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Budgets;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.Calls;

/// <summary>One attempt, from the request to its outcome: what the phases found out so far.</summary>
internal sealed class ToolCall(GuardedTool tool, long number)
{
    public GuardedTool Tool { get; } = tool;

    public long Number { get; } = number;

    /// <summary>When the call was asked for; what waits after that looks at the clock anew.</summary>
    public DateTimeOffset RequestedAt { get; set; }

    public long ParentNumber { get; set; }

    public string TransactionId { get; set; } = "";

    public SessionPermit? Permit { get; set; }

    public FrozenArguments? Arguments { get; set; }

    public ArgumentDigest? Digest { get; set; }

    public TrustTier Tier { get; set; }

    /// <summary>Why a human is asked; <see langword="null"/> until somebody raises the tier.</summary>
    public List<string>? Why { get; set; }

    /// <summary>What it took of budgets; given back if its body does not run.</summary>
    public List<TakenBudget>? Taken { get; set; }

    public ConsentRequest? Consent { get; set; }

    public string? ApprovalId { get; set; }

    public string? Approvers { get; set; }

    public StepUpEvidence? StepUp { get; set; }

    public string? TokenId { get; set; }

    public ToolToken? Token { get; set; }

    /// <summary>Whether the token is this call's alone and ends with it.</summary>
    public bool OwnsToken { get; set; }

    public string? TokenHash { get; set; }

    /// <summary>The token's value, for finding it in results; taken while the lease gives it.</summary>
    public string[]? OwnTokens { get; set; }

    public long LiveId { get; set; }

    public LiveCall? Live { get; set; }

    public long BodyStarted { get; set; }

    /// <summary>The call's token of cancellation, where it needed one of its own.</summary>
    public CallCancellation? Cancellation { get; set; }

    public AuditChain Chain => Permit?.Chain ?? Tool.Session.ChainOf(Tool.Descriptor);

    public string? PolicyVersion => Permit?.Snapshot.Version;

    public PolicySnapshot Snapshot => Permit!.Snapshot;
}
