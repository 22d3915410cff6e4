using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Tokens;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Calls;

/// <summary>A guarded call between Invoke and its end: the only place from which a token can be had.</summary>
internal sealed class LiveCall
{
    private ReasonCode? _violation;

    public required ToolDescriptor Tool { get; init; }

    public required AuditChain Chain { get; init; }

    public required string SessionId { get; init; }

    public required long CallNumber { get; init; }

    /// <summary>The resource the token is for; <see langword="null"/> where the tool declares none.</summary>
    public required Resource? Audience { get; init; }

    /// <summary>Further resources the tool may reach, without a token.</summary>
    public required Resource[] Boundary { get; init; }

    /// <summary>The lease; <see langword="null"/> where the tool has no audience.</summary>
    public required ToolToken? Token { get; init; }

    /// <summary>Cancelled when the session, or its agent, is stopped: from then on the call has no authority, whether its body listens or not.</summary>
    public CancellationToken Stopped { get; init; }

    /// <summary>The first boundary violation; a tool that swallows the exception is denied its result all the same.</summary>
    public ReasonCode? Violation => Volatile.Read(ref _violation);

    public void NoteViolation(ReasonCode reason) => Interlocked.CompareExchange(ref _violation, reason, null);
}
