using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit.Records;

/// <summary>What a record says was decided or happened, in a word, by which records can be filtered.</summary>
internal static class Decision
{
    public const string Permitted = "permitted";
    public const string Denied = "denied";
    public const string Outcome = "outcome";
    public const string Event = "event";

    /// <summary>Every word.</summary>
    public static IReadOnlyList<string> Words { get; } =
        [Permitted, "intent", Denied, Outcome, .. Enum.GetValues<CallStatus>().Where(static s => s != CallStatus.None).Select(Word), Event];

    /// <summary>Whether a word fits a record: an outcome fits "outcome" and its status.</summary>
    public static bool Fits(AuditEvent record, string word) => record.Phase switch
    {
        AuditPhase.Intent => word is Permitted or "intent",
        AuditPhase.Denied => word == Denied,
        AuditPhase.Outcome => word == Outcome || string.Equals(word, record.Status, StringComparison.OrdinalIgnoreCase),
        AuditPhase.Event => word == Event,
        _ => false,
    };

    /// <summary>The word that tells most.</summary>
    public static string Of(AuditEvent record) => record.Phase switch
    {
        AuditPhase.Intent => Permitted,
        AuditPhase.Denied => Denied,
        AuditPhase.Outcome => Enum.TryParse(record.Status, out CallStatus status) ? Word(status) : Outcome,
        AuditPhase.Event => record.Detail.Length > 0 ? record.Detail : Event,
        _ => "",
    };

#pragma warning disable CA1308 // words are lower case for people, and not compared with anything else
    private static string Word(CallStatus status) => status.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
