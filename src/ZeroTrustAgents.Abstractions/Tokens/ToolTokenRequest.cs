namespace ZeroTrustAgents.Tokens;

/// <summary>What a token must say: filled by the pipeline from what it decided, never from what the model said.</summary>
public sealed class ToolTokenRequest
{
    /// <summary><c>sub</c>: the user, or the agent when autonomous.</summary>
    public required string Subject { get; init; }

    /// <summary><c>client_id</c>: the agent.</summary>
    public required string AgentId { get; init; }

    /// <summary><c>act</c>: the acting agents, the current one first (RFC 8693, section 4.1). Empty when the agent acts for itself.</summary>
    public required IReadOnlyList<string> Actors { get; init; }

    /// <summary>Exactly one <c>aud</c>: the identifier of the resource.</summary>
    public required string Audience { get; init; }

    /// <summary><c>scope</c>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary><c>txn</c>: the session's turn.</summary>
    public required string TransactionId { get; init; }

    /// <summary><c>jti</c>, chosen by the pipeline before the intent is recorded. A broker whose server chooses its own puts that into the token it returns.</summary>
    public required string TokenId { get; init; }

    /// <summary>The tool's name, for <c>authorization_details</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>The resource's addresses, for <c>authorization_details</c> (<c>locations</c>, RFC 9396).</summary>
    public required IReadOnlyList<string> Locations { get; init; }

    /// <summary>The token may not outlive this; the broker applies its own, shorter limit (60 s at most) besides.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>Digest of the arguments; <see langword="null"/> for a token that several routine calls share.</summary>
    public ArgumentDigest? Arguments { get; init; }

    /// <summary>The approval that permitted the call.</summary>
    public string? ApprovalId { get; init; }

    /// <summary>The subject's second factor, where one was given.</summary>
    public StepUpEvidence? StepUp { get; init; }
}
