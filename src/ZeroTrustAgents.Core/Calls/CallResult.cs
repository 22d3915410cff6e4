namespace ZeroTrustAgents.Calls;

/// <summary>What became of a call: the tool's value, or a denial in its place.</summary>
/// <param name="Value">The inspected value, or <paramref name="Denial"/>.</param>
/// <param name="Denial">Why there is no value.</param>
internal readonly record struct CallResult(object? Value, ToolDenial? Denial)
{
    public static CallResult Denied(ReasonCode reason, string? approvalId = null)
    {
        var denial = new ToolDenial(reason, approvalId);
        return new CallResult(denial, denial);
    }
}
