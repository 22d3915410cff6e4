namespace ZeroTrustAgents.Tokens;

/// <summary>Issues tokens for tool calls. Implementations are thread-safe. Any exception denies the call.</summary>
public interface IToolTokenBroker
{
    /// <summary>Issues a token that says what <paramref name="request"/> says and nothing more.</summary>
    /// <returns>A token that expires within 60 s and not after <see cref="ToolTokenRequest.NotAfter"/>.</returns>
    ValueTask<ToolToken> IssueAsync(ToolTokenRequest request, CancellationToken cancellationToken);
}
