using System.Globalization;
using System.Security.Claims;

namespace ZeroTrustAgents.Sessions;

/// <summary>On whose behalf a session runs: an immutable copy of what its authentication said.</summary>
internal sealed class SessionSubject
{
    private static readonly string[] IdentifyingClaims = ["email", "preferred_username", "upn", "name", "phone_number", ClaimTypes.Email, ClaimTypes.Upn, ClaimTypes.Name];

    private readonly Dictionary<string, HashSet<string>> _claims;

    private SessionSubject(string id, bool isAutonomous, DateTimeOffset expires, Dictionary<string, HashSet<string>> claims)
    {
        Id = id;
        IsAutonomous = isAutonomous;
        Expires = expires;
        _claims = claims;
    }

    public string Id { get; }

    /// <summary>The agent acts for itself.</summary>
    public bool IsAutonomous { get; }

    /// <summary>When the authentication ends (its <c>exp</c> claim); no call is permitted and no token valid after it.</summary>
    public DateTimeOffset Expires { get; }

    public IEnumerable<KeyValuePair<string, HashSet<string>>> Claims => _claims;

    /// <summary>Who the subject is, in the words of its claims: targets that are the subject's own.</summary>
    public IEnumerable<string> Identifiers => IdentifyingClaims.SelectMany(c => _claims.TryGetValue(c, out HashSet<string>? values) ? values : []).Append(Id);

    public static SessionSubject Autonomous(string agentId) => new(agentId, true, DateTimeOffset.MaxValue, []);

    /// <exception cref="AgentAccessException">The principal is anonymous or has no stable id.</exception>
    public static SessionSubject From(ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true)
            throw new AgentAccessException(ReasonCodes.SubjectInvalid, "The subject is not authenticated. Pass the signed-in user's ClaimsPrincipal, or use BeginAutonomousSessionAsync for work that no user asked for.");
        string? id = principal.FindFirst("sub")?.Value ?? principal.FindFirst(ClaimTypes.NameIdentifier)?.Value;
        if (string.IsNullOrWhiteSpace(id) || id.Any(char.IsControl))
            throw new AgentAccessException(ReasonCodes.SubjectInvalid, "The subject has no usable 'sub' or name identifier claim, so nothing could be attributed to it.");
        DateTimeOffset expires = DateTimeOffset.MaxValue;
        if (principal.FindFirst("exp")?.Value is { } exp)
        {
            if (!long.TryParse(exp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) || seconds > 253402300799)
                throw new AgentAccessException(ReasonCodes.SubjectInvalid, "The subject's 'exp' claim is not a NumericDate.");
            expires = DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        var claims = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (Claim claim in principal.Claims)
            (claims.TryGetValue(claim.Type, out HashSet<string>? values) ? values : claims[claim.Type] = new HashSet<string>(StringComparer.Ordinal)).Add(claim.Value);
        return new SessionSubject(id, false, expires, claims);
    }

    public static SessionSubject Restore(string id, bool isAutonomous, DateTimeOffset expires, IReadOnlyDictionary<string, string[]> claims) =>
        new(id, isAutonomous, expires, claims.ToDictionary(static c => c.Key, static c => new HashSet<string>(c.Value, StringComparer.Ordinal), StringComparer.Ordinal));

    public bool HasAny(string claim, List<string> accepted)
    {
        if (!_claims.TryGetValue(claim, out HashSet<string>? values))
            return false;
        foreach (string value in accepted)
        {
            if (values.Contains(value))
                return true;
        }

        return false;
    }
}
