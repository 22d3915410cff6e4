using System.Globalization;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Auditing.Transparency;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Prove;

/// <summary>Puts together what belongs to a record.</summary>
internal sealed class EvidenceCollector(AuditLogs logs, SignedLogs signed, DisclosureSource disclosures)
{
    public EvidenceBundle Collect(AuditEvent record, CancellationToken cancellationToken)
    {
        List<AuditEvent> related = Related(record, cancellationToken);
        List<string> notes = [.. Notes(record, related)];
        related.RemoveAll(r => r.Entry.Index >= signed.Of(r.Entry.Log).Size);

        AuditEvent[] all = [record, .. related];
        List<EvidenceLog> trees = [];
        Dictionary<AuditEvent, EvidenceRecord> proven = [];
        foreach (IGrouping<string, AuditEvent> group in all.GroupBy(static r => r.Entry.Log))
        {
            SignedLog log = signed.Of(group.Key);
            SignedNote checkpoint = log.CheckpointFor(group.Max(static r => r.Entry.Index));
            trees.Add(new EvidenceLog(log.Key, checkpoint));
            foreach (AuditEvent member in group)
                proven.Add(member, new EvidenceRecord(member == record ? EvidenceRecord.Asked : EvidenceRecord.RoleOf(member), member, log.Key.Name, log.Prove(member.Entry.Index, member.Entry.Bytes.Span, checkpoint), disclosures.Of(member, notes, cancellationToken)));
        }

        return new EvidenceBundle(trees, [.. all.Select(r => proven[r])], notes);
    }

    /// <summary>The other records of the call, and those of its approval, by time.</summary>
    private List<AuditEvent> Related(AuditEvent record, CancellationToken cancellationToken)
    {
        if (record.SessionId.Length == 0)
            return [];
        bool isCall = record.CallNumber > 0 && record.Phase != AuditPhase.Event;
        var search = new RecordSearch(record.SessionId);
        List<AuditEvent> candidates = [.. logs.ReadByTime(cancellationToken)
            .Where(search.MayMatch)
            .Select(static e => new AuditEvent(e))
            .Where(r => r.SessionId == record.SessionId && !IsSame(r, record) && (r.ApprovalId.Length > 0 || IsOfCall(r)))];
        string[] approvals = [.. candidates.Where(IsOfCall).Append(record).Select(static r => r.ApprovalId).Where(static a => a.Length > 0).Distinct()];
        return candidates.FindAll(r => IsOfCall(r) || approvals.Contains(r.ApprovalId));

        bool IsOfCall(AuditEvent other) => isCall && other.CallNumber == record.CallNumber && other.Phase != AuditPhase.Event;
    }

    private IEnumerable<string> Notes(AuditEvent record, List<AuditEvent> related)
    {
        foreach (AuditEvent unsigned in related.Where(r => r.Entry.Index >= signed.Of(r.Entry.Log).Size))
            yield return string.Create(CultureInfo.InvariantCulture, $"Record {unsigned.Entry.Index} of '{unsigned.Entry.Log}' belongs to it and is left out: it is not in the signed tree yet.");
        // A call that is denied after its intent never started, and has no outcome to wait for.
        if (record.Phase == AuditPhase.Intent && !related.Exists(r => r.CallNumber == record.CallNumber && r.Phase is AuditPhase.Outcome or AuditPhase.Denied))
            yield return "No outcome of this call is recorded.";
        if (record.Phase == AuditPhase.Outcome && !related.Exists(static r => r.Phase == AuditPhase.Intent))
            yield return "The intent of this call is not in these logs.";
        if (record.ApprovalId.Length > 0 && !related.Append(record).Any(static r => r.Phase == AuditPhase.Event && r.ApprovalId.Length > 0))
            yield return "The records of the approval are not in these logs.";
    }

    private static bool IsSame(AuditEvent one, AuditEvent other) => one.Entry.Log == other.Entry.Log && one.Entry.Index == other.Entry.Index;
}
