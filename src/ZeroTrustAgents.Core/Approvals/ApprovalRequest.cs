using System.Text.Json.Serialization;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// One request for consent to one frozen call. An immutable snapshot: the store replaces it when a decision is made.
/// Show people <see cref="Display"/>; every other text in here may be written by an attacker.
/// </summary>
public sealed record ApprovalRequest
{
    /// <summary>128 random bits, base64url.</summary>
    public required string Id { get; init; }

    /// <summary>Who acts for whom with what tool.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)]
    public required AuditChain Chain { get; init; }

    /// <summary>The agent's id.</summary>
    public string Agent => Chain.AgentId;

    /// <summary>The agent's accountable owner.</summary>
    public string Owner => Chain.Owner;

    /// <summary>The subject the agent acts for: the requester.</summary>
    public string Subject => Chain.Subject;

    /// <summary>The session.</summary>
    public string Session => Chain.SessionId;

    /// <summary>The tool.</summary>
    public string Tool => Chain.Tool;

    /// <summary>What the tool says it does.</summary>
    public required string ToolDescription { get; init; }

    /// <summary>What the agent is for.</summary>
    public required string Purpose { get; init; }

    /// <summary>The tier that decides how many people, and who, have to approve.</summary>
    public required TrustTier Tier { get; init; }

    /// <summary>The frozen arguments as RFC 8785 canonical JSON.</summary>
    public required string Arguments { get; init; }

    /// <summary>Salted digest of the arguments, SHA-256(salt ‖ canonical JSON).</summary>
    public required ArgumentDigest ArgumentsDigest { get; init; }

    /// <summary>Digest of the policy under which consent is asked.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>Why consent is asked.</summary>
    public required IReadOnlyList<string> Why { get; init; }

    /// <summary>The turn that asked first (<c>txn</c>).</summary>
    public required string TransactionId { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From this moment on it can neither be decided nor used.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>
    /// Unsalted hash of everything the approval is bound to except its expiry; equal calls have equal keys. For stores;
    /// as sensitive as the arguments, because short arguments can be guessed from it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)]
    public required string BindingKey { get; init; }

    /// <summary>Where it stands.</summary>
    public ApprovalState State { get; init; }

    /// <summary>What people decided, in order.</summary>
    public IReadOnlyList<ApprovalDecision> Decisions { get; init; } = [];

    /// <summary>Six hexadecimal digits that an approver repeats, so that an answer belongs to this request and no other.</summary>
    public string ConfirmationCode => ApprovalBinding.ConfirmationCode(ArgumentsDigest);

    /// <summary>
    /// The request for human eyes: plain text, one marked line per fact and argument, everything invisible, reordering or
    /// look-alike escaped (<see cref="SafeText"/>), cuts announced. Encode it for HTML and show it in a fixed-width font.
    /// </summary>
    public string Display => ApprovalDisplay.Render(this);

    /// <summary>Id and state only: arguments do not belong into logs.</summary>
    public override string ToString() => $"approval {Id} ({State})";
}
