using System.Globalization;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Trace;

/// <summary>What a record says, in words.</summary>
internal static class Phrases
{
    public static string Heading(AuditEvent record) => record.Phase switch
    {
        AuditPhase.Intent => $"{Call(record)} permitted, {record.Tier}",
        AuditPhase.Denied => $"{Call(record)} DENIED, {Reason(record.Reason)}",
        AuditPhase.Outcome => $"{Call(record)} {Outcome(record)}",
        _ => record.Tool.Length > 0 ? $"{Decision.Of(record)}: {record.Tool}" : Decision.Of(record),
    };

    /// <summary>What stands below the heading.</summary>
    public static IEnumerable<string> Details(AuditEvent record)
    {
        if (record.Reason.Length > 0 && ReasonCodes.All.TryGetValue(record.Reason, out ReasonCode? reason))
            yield return reason.Summary;
        if (record.Phase == AuditPhase.Denied && record.Detail.Length > 0)
            yield return $"detail {record.Detail}";
        if (record.ApprovalId.Length > 0 && record.Phase != AuditPhase.Outcome)
            yield return $"approval {record.ApprovalId}" + (record.Approvers.Length > 0 ? $" by {record.Approvers}" : "");
        if (record.Phase == AuditPhase.Intent && record.Scopes.Length > 0)
            yield return $"scopes {record.Scopes}" + (record.Audience.Length > 0 ? $" at {record.Audience}" : "");
        if (record.Phase is AuditPhase.Intent or AuditPhase.Denied && record.ArgumentsBytes is > 0 and { } bytes)
            yield return $"arguments {TimeText.Bytes(bytes)}" + (record.ArgumentsDigest.Length > 0 ? $", digest {record.ArgumentsDigest}" : "");
        if (record.Phase == AuditPhase.Intent && record.PolicyVersion.Length > 0)
            yield return $"policy {record.PolicyVersion}";
    }

    public static string Reason(string id) => ReasonCodes.All.TryGetValue(id, out ReasonCode? reason) ? reason.ToString() : id.Length > 0 ? id : "no reason recorded";

    private static string Call(AuditEvent record) => record.CallNumber > 0 ? $"#{record.CallNumber.ToString(CultureInfo.InvariantCulture)} {record.Tool}" : record.Tool;

    private static string Outcome(AuditEvent record)
    {
        string duration = record.DurationMicroseconds is { } microseconds ? " after " + TimeText.Duration(microseconds) : "";
        string result = (record.ResultBytes is { } bytes ? $", {TimeText.Bytes(bytes)}" : "") + (record.ResultItems is { } items ? string.Create(CultureInfo.InvariantCulture, $", {items:N0} items") : "");
        return record.Status switch
        {
            nameof(CallStatus.Unknown) when record.Detail == ClosedCall.Detail => "UNKNOWN: the process ended before the call did, and nobody knows what came of it",
            nameof(CallStatus.Unknown) => "UNKNOWN: nobody knows what came of it",
            nameof(CallStatus.Withheld) => $"WITHHELD{duration}: it ran, and its result was kept back, {Reason(record.Reason)}{result}",
            nameof(CallStatus.Failed) => $"FAILED{duration}" + (record.Detail.Length > 0 ? $", {record.Detail}" : "") + result,
            _ => Decision.Of(record) + duration + result,
        };
    }
}
