using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.Calls;

/// <summary>
/// Phase Lease token. Routine calls of one turn share a token for the same audience and scopes; from
/// <see cref="TrustTier.Elevated"/> up each call gets its own, bound to its arguments.
/// </summary>
internal sealed class LeaseProvider(TimeProvider time, IToolTokenBroker? broker = null)
{
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromSeconds(60);

    /// <summary>Chooses the token's id before the intent is recorded: that of a lease that will be reused, or a new one.</summary>
    public static void Choose(ToolCall call)
    {
        if (call.Permit!.Audience is not { } audience)
            return;
        if (call.Tier == TrustTier.Routine && call.Tool.Session.Leases.Find(KeyOf(call, audience), call.RequestedAt) is { } shared)
        {
            call.Token = shared;
            call.TokenId = shared.TokenId;
        }
        else
        {
            call.TokenId = RandomId.New();
        }
    }

    /// <summary>Obtains the token. Any exception denies the call.</summary>
    public async ValueTask ObtainAsync(ToolCall call, DateTimeOffset notAfter, CancellationToken cancellationToken)
    {
        if (call.Permit!.Audience is not { } audience)
            return;
        if (call.Token is null)
        {
            if (broker is null)
                throw new InvalidOperationException("No token broker is registered.");
            bool bound = call.Tier >= TrustTier.Elevated;
            AgentSession session = call.Tool.Session;
            ToolToken token = await broker.IssueAsync(
                new ToolTokenRequest
                {
                    Subject = session.Subject.Id,
                    AgentId = session.AgentId,
                    Actors = session.TokenActors,
                    Audience = audience.Identifier,
                    Scopes = call.Tool.Descriptor.Access.Scopes,
                    TransactionId = call.TransactionId,
                    TokenId = call.TokenId!,
                    Tool = call.Tool.Descriptor.Name,
                    Locations = audience.Locations,
                    NotAfter = notAfter,
                    Arguments = bound ? call.Digest : null,
                    ApprovalId = call.ApprovalId,
                    StepUp = call.StepUp,
                },
                cancellationToken).ConfigureAwait(false);

            // A broker is code of others, or a server: what it returns is checked like anything else from outside.
            DateTimeOffset now = time.GetUtcNow();
            if (token.ExpiresAt <= now || token.ExpiresAt > notAfter || token.ExpiresAt - now > MaxLifetime)
            {
                token.Dispose();
                throw new InvalidOperationException("The token broker returned a token that has expired or lives too long.");
            }

            call.Token = token;
            call.TokenId = token.TokenId;
            call.OwnsToken = bound;
            if (!bound)
                session.Leases.Keep(KeyOf(call, audience), token);
        }

        call.TokenHash = call.Token.Sha256();
        call.OwnTokens = [call.Token.Reveal()];
    }

    private static LeaseCache.Key KeyOf(ToolCall call, Resource audience) =>
        new(call.TransactionId, audience.Identifier, call.Tool.Descriptor.ScopeText, call.Snapshot.Version);
}
