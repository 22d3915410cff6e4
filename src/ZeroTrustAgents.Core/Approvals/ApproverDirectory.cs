using System.Collections.Frozen;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Who may approve, by tier. The lists are separate: who is listed for Critical is not thereby one for HighRisk, because
/// the two ask for different people (two strangers to the request there, one colleague here). What configuration says
/// follows its reloads; what code adds stays.
/// </summary>
internal sealed class ApproverDirectory
{
    private readonly ApproverListing[] _added;
    private volatile FrozenDictionary<TrustTier, FrozenSet<string>> _byTier;

    public ApproverDirectory(IReadOnlyDictionary<TrustTier, List<string>> configured, IEnumerable<ApproverListing>? added = null)
    {
        _added = [.. added ?? []];
        _byTier = Compile(configured);
    }

    public bool IsListed(TrustTier tier, string approverId) => _byTier.TryGetValue(tier, out FrozenSet<string>? ids) && ids.Contains(approverId);

    public IReadOnlyCollection<string> Listed(TrustTier tier) => _byTier.TryGetValue(tier, out FrozenSet<string>? ids) ? ids : [];

    /// <summary>Takes the configured lists anew.</summary>
    /// <exception cref="ArgumentException">An id is malformed; the lists stay as they were.</exception>
    public void Replace(IReadOnlyDictionary<TrustTier, List<string>> configured) => _byTier = Compile(configured);

    /// <summary>What is wrong with an approver's id; <see langword="null"/> when nothing is. The audit log separates approvers by spaces: an id with a space in it would read as two people.</summary>
    public static string? Problem(string approverId) => PersonId.IsWellFormed(approverId) && !approverId.Any(char.IsWhiteSpace)
        ? null
        : $"'{SafeText.ForDisplay(approverId ?? "", 64)}' is not a principal id: give the value of the approver's sub claim, without spaces.";

    private FrozenDictionary<TrustTier, FrozenSet<string>> Compile(IReadOnlyDictionary<TrustTier, List<string>> configured)
    {
        IEnumerable<ApproverListing> all = configured.SelectMany(t => t.Value.Select(id => new ApproverListing(t.Key, id))).Concat(_added);
        return all.GroupBy(l => l.Tier).ToFrozenDictionary(t => t.Key, t => t.Select(l => Checked(l.ApproverId)).ToFrozenSet(StringComparer.Ordinal));
    }

    private static string Checked(string approverId) =>
        Problem(approverId) is { } problem ? throw new ArgumentException(problem, nameof(approverId)) : approverId;
}
