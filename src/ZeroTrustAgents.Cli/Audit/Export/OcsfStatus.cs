using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Export;

/// <summary>What a record means in OCSF's numbers.</summary>
/// <param name="Activity">What was done, where OCSF's list of activities has no word.</param>
/// <param name="StatusId">0 unknown, 1 success, 2 failure, 99 other.</param>
/// <param name="Status">The status in a word: OCSF's where its list has one.</param>
/// <param name="SeverityId">1 informational, 2 low, 3 medium.</param>
internal sealed record OcsfStatus(string Activity, int StatusId, string Status, int SeverityId)
{
    private const int Informational = 1;
    private const int Low = 2;
    private const int Medium = 3;

    public string Severity => SeverityId switch { Informational => "Informational", Low => "Low", _ => "Medium" };

    /// <summary>Why, in a sentence.</summary>
    public string Detail { get; private init; } = "";

    public static OcsfStatus Of(AuditEvent record) => Classify(record) with
    {
        Detail = ReasonCodes.All.TryGetValue(record.Reason, out ReasonCode? reason) ? reason.Summary : "",
    };

    private static OcsfStatus Classify(AuditEvent record) => record.Phase switch
    {
        AuditPhase.Intent => new("Tool Call Permitted", 99, "Started", Informational),
        AuditPhase.Denied => new("Tool Call Denied", 2, "Failure", Medium),
        AuditPhase.Outcome => record.Status switch
        {
            nameof(CallStatus.Succeeded) => new("Tool Call Ended", 1, "Success", Informational),
            nameof(CallStatus.Unknown) => new("Tool Call Ended", 0, "Unknown", Medium),
            nameof(CallStatus.Withheld) => new("Tool Call Ended", 2, "Failure", Medium),
            _ => new("Tool Call Ended", 2, "Failure", Low),
        },
        _ => new("Event", 99, "Recorded", Informational),
    };
}
