using System.Text.Json;
using System.Text.Json.Serialization;

namespace ZeroTrustAgents;

/// <summary>
/// The result of a tool call that was denied. It takes the place of the tool's result, so that the model's loop goes
/// on: exceptions would be swallowed or shown to the model by the hosts. Serialised, it holds the coarse
/// <see cref="Outcome"/>, a fixed sentence and, where a human has to decide, the approval's id; the
/// <see cref="Reason"/> is for code and logs only.
/// </summary>
public sealed class ToolDenial
{
    /// <summary>Creates a denial.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="approvalId">The pending approval, where there is one.</param>
    public ToolDenial(ReasonCode reason, string? approvalId = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        Reason = reason;
        ApprovalId = approvalId;
    }

    /// <summary>What the caller can do about it.</summary>
    [JsonPropertyName("outcome"), JsonPropertyOrder(0)]
    public DenialOutcome Outcome => Reason.Outcome;

    /// <summary>A fixed sentence for the model; it depends on <see cref="Outcome"/> only.</summary>
    [JsonPropertyName("message"), JsonPropertyOrder(1)]
    public string Message => Outcome switch
    {
        DenialOutcome.NeedsHuman => "This action needs a human decision. Tell the user that it waits for approval and do not try another way.",
        DenialOutcome.TryLater => "This action is not available right now. It was not carried out.",
        DenialOutcome.Invalid => "The arguments are not valid for this tool. It was not carried out.",
        _ => "This action is not allowed. Do not try it again or another way.",
    };

    /// <summary>Id of the approval the call waits for; <see langword="null"/> where none can help.</summary>
    [JsonPropertyName("approval_id"), JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ApprovalId { get; }

    /// <summary>The stable reason, for the developer and the audit log. Not serialised.</summary>
    [JsonIgnore]
    public ReasonCode Reason { get; }

    /// <summary>The JSON that the model may see: hosts that turn results into text take this.</summary>
    public override string ToString() => JsonSerializer.Serialize(this);
}
