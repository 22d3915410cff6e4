namespace ZeroTrustAgents.Cli.Audit.Records;

/// <summary>Which records are wanted: those that fit each kind of condition, and of a kind any of its values. Values are compared exactly.</summary>
internal sealed record RecordFilter
{
    public IReadOnlyCollection<string> Agents { get; init; } = [];
    public IReadOnlyCollection<string> Owners { get; init; } = [];
    public IReadOnlyCollection<string> Subjects { get; init; } = [];
    public IReadOnlyCollection<string> Sessions { get; init; } = [];
    public IReadOnlyCollection<string> Tools { get; init; } = [];
    public IReadOnlyCollection<string> Decisions { get; init; } = [];

    /// <summary>The first moment that is wanted.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The first moment that is not wanted any more.</summary>
    public DateTimeOffset? Until { get; init; }

    public bool Matches(AuditEvent record) =>
        Fits(Agents, record.AgentId)
        && Fits(Owners, record.Owner)
        && Fits(Subjects, record.Subject)
        && Fits(Sessions, record.SessionId)
        && Fits(Tools, record.Tool)
        && (Decisions.Count == 0 || Decisions.Any(d => Decision.Fits(record, d)))
        && (Since is not { } since || record.Time >= since)
        && (Until is not { } until || record.Time < until);

    private static bool Fits(IReadOnlyCollection<string> wanted, string value) => wanted.Count == 0 || wanted.Contains(value);
}
