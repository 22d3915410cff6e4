using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Sessions;

/// <summary>
/// Everything that can be said about one tool in one session before arguments and time are known: the agent's permit,
/// narrowed by the session's task scope, its subject's claims, and every parent. Compiled once per policy snapshot, so
/// that deciding a call only compares.
/// </summary>
internal sealed class SessionPermit
{
    private readonly BoundConstraint[] _constraints;
    private readonly TimeWindow[] _windows;
    private readonly DateTimeOffset _expires;
    private readonly ReasonCode _expiredReason;

    private SessionPermit(
        PolicySnapshot snapshot, ReasonCode? denial, TrustTier tier, BoundConstraint[] constraints, TimeWindow[] windows,
        DateTimeOffset expires, ReasonCode expiredReason, Resource? audience, Resource[] boundary, AuditChain chain)
    {
        Snapshot = snapshot;
        Denial = denial;
        Tier = tier;
        _constraints = constraints;
        Origins = [.. constraints.Where(static c => c.Constraint.From is not null)];
        _windows = windows;
        _expires = expires;
        _expiredReason = expiredReason;
        Audience = audience;
        Boundary = boundary;
        Chain = chain;
    }

    public PolicySnapshot Snapshot { get; }

    /// <summary>Set when no argument can make the call permitted.</summary>
    public ReasonCode? Denial { get; }

    public TrustTier Tier { get; }

    /// <summary>The constraints that ask where a value came from.</summary>
    public BoundConstraint[] Origins { get; }

    public Resource? Audience { get; }

    public Resource[] Boundary { get; }

    public AuditChain Chain { get; }

    /// <summary>When the session, the subject's authentication or an owner's attestation ends, whichever is first.</summary>
    public DateTimeOffset Expires => _expires;

    public static SessionPermit Compile(AgentSession session, ToolDescriptor tool, PolicySnapshot snapshot)
    {
        ReasonCode? denial = null;
        TrustTier tier = tool.Access.Tier;
        var constraints = new List<BoundConstraint>();
        var windows = new List<TimeWindow>();
        DateTimeOffset expires = session.Expires;
        ReasonCode expiredReason = ReasonCodes.SessionEnded;
        Narrow(session.Subject.Expires, ReasonCodes.SubjectInvalid);
        string owner = "", version = "";
        for (AgentSession? level = session; level is not null; level = level.Parent)
        {
            bool isParent = level != session;
            if (!snapshot.Agents.TryGetValue(level.AgentId, out AgentPolicy? agent))
            {
                denial ??= ReasonCodes.AgentUnknown;
                continue;
            }

            if (!isParent)
                (owner, version) = (agent.Owner, agent.Version);
            Narrow(agent.OwnershipExpires, ReasonCodes.OwnershipExpired);
            ToolPermit permit = snapshot.PermitFor(agent, tool);
            if (permit.Denial is { } refused)
                denial ??= isParent ? ReasonCodes.AuthorityExceeded : refused;
            if (!level.AllowsScopes(tool.Access.Scopes))
                denial ??= isParent ? ReasonCodes.AuthorityExceeded : ReasonCodes.NoGrant;
            foreach (Grant grant in permit.Grants)
            {
                foreach ((string claim, List<string> accepted) in grant.SubjectClaims)
                {
                    if (!session.Subject.HasAny(claim, accepted))
                        denial ??= ReasonCodes.SubjectClaim;
                }
            }

            tier = permit.Tier > tier ? permit.Tier : tier;
            constraints.AddRange(permit.Constraints);
            windows.AddRange(permit.Windows);
        }

        Resource? audience = tool.Access.Audience is { } name ? snapshot.Resources[name] : null;
        var chain = new AuditChain(
            session.AgentId, version, owner, session.Subject.Id, string.Join(' ', session.Actors.Skip(1)), session.Id,
            tool.Name, tool.ScopeText, audience?.Identifier ?? "");
        return new SessionPermit(
            snapshot, denial, tier, [.. constraints], [.. windows], expires, expiredReason, audience,
            [.. tool.Access.Boundary.Select(b => snapshot.Resources[b])], chain);

        void Narrow(DateTimeOffset end, ReasonCode reason)
        {
            if (end < expires)
                (expires, expiredReason) = (end, reason);
        }
    }

    /// <summary>Why the permit does not hold at a time; <see langword="null"/> when it does. Asked again when a call that waited is about to start.</summary>
    public ReasonCode? EndedAt(DateTimeOffset now)
    {
        if (now >= _expires)
            return _expiredReason;
        foreach (TimeWindow window in _windows)
        {
            if (!window.Contains(now))
                return ReasonCodes.TimeWindow;
        }

        return null;
    }

    /// <summary>Decides a call: no parsing, no formatting, no allocation. <paramref name="failedParameter"/> names the argument that did not satisfy its constraint.</summary>
    public ReasonCode? Decide(FrozenArguments arguments, DateTimeOffset now, out string? failedParameter)
    {
        failedParameter = null;
        if (Denial is { } denial)
            return denial;
        if (EndedAt(now) is { } ended)
            return ended;
        foreach (ref readonly BoundConstraint bound in _constraints.AsSpan())
        {
            if (!bound.Constraint.IsSatisfied(arguments, bound.ParameterIndex))
            {
                failedParameter = bound.ParameterName;
                return ReasonCodes.ArgumentConstraint;
            }
        }

        return null;
    }
}
