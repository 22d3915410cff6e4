namespace ZeroTrustAgents.Auditing;

/// <summary>What an audit log is verified against.</summary>
public sealed class AuditVerificationOptions
{
    /// <summary>Keys of logs that are trusted, taken from somewhere else than the logs' host. Without any, the key beside the log is used, and that is said in the result.</summary>
    public IList<Transparency.NoteKey> LogKeys { get; } = [];

    /// <summary>Keys of witnesses. The newest checkpoint that one of them has cosigned is what the host cannot have rewritten.</summary>
    public IList<Transparency.NoteKey> WitnessKeys { get; } = [];

    /// <summary>Checkpoints of the log that were kept elsewhere, as they were served: the log has to continue each of them.</summary>
    public IList<string> EarlierCheckpoints { get; } = [];

    /// <summary>Told how many records have been verified. Default: nobody.</summary>
    public IProgress<long>? Progress { get; set; }
}
