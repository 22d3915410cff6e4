using System.Collections.Frozen;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Who may approve, by tier. The lists are separate: who is listed for Critical is not thereby one for HighRisk, because
/// the two ask for different people (two strangers to the request there, one colleague here).
/// </summary>
internal sealed class ApproverDirectory
{
    private readonly FrozenDictionary<TrustTier, FrozenSet<string>> _byTier;

    public ApproverDirectory(IReadOnlyDictionary<TrustTier, List<string>> configured, IEnumerable<ApproverListing>? added = null)
    {
        IEnumerable<ApproverListing> all = configured.SelectMany(t => t.Value.Select(id => new ApproverListing(t.Key, id))).Concat(added ?? []);
        _byTier = all.GroupBy(l => l.Tier).ToFrozenDictionary(t => t.Key, t => t.Select(l => Checked(l.ApproverId)).ToFrozenSet(StringComparer.Ordinal));
    }

    public bool IsListed(TrustTier tier, string approverId) => _byTier.TryGetValue(tier, out FrozenSet<string>? ids) && ids.Contains(approverId);

    public IReadOnlyCollection<string> Listed(TrustTier tier) => _byTier.TryGetValue(tier, out FrozenSet<string>? ids) ? ids : [];

    // The audit log separates approvers by spaces: an id with a space in it would read as two people.
    private static string Checked(string approverId) => PersonId.IsWellFormed(approverId) && !approverId.Any(char.IsWhiteSpace)
        ? approverId
        : throw new ArgumentException($"'{SafeText.ForDisplay(approverId ?? "", 64)}' is not a principal id: give the value of the approver's sub claim, without spaces.", nameof(approverId));
}
