namespace ZeroTrustAgents.Auditing;

/// <summary>Settings of the audit log in files.</summary>
public sealed class FileAuditLogOptions
{
    /// <summary>Directory of the log, absolute or relative to the working directory at start-up; made, for this account only, where it does not exist. Required.</summary>
    public string Directory { get; set; } = "";

    /// <summary>How long a <see cref="AuditDurability.Buffered"/> record may stay in this process: what the process's death can take. Default: 10 ms.</summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How often the records accepted since go into the signed tree. Default: 1 second.</summary>
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long records may be accepted while no checkpoint can be signed; then calls are denied until one can. Default: 5 minutes.</summary>
    public TimeSpan MaxCheckpointDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// What becomes of calls while the log cannot take records: no disk space, no directory, no checkpoint for <see cref="MaxCheckpointDelay"/>. A log that could
    /// not be opened in the first place denies. Default: <see cref="AuditFailure.Deny"/>.
    /// </summary>
    public AuditFailure WhenUnavailable { get; set; } = AuditFailure.Deny;

    /// <summary>
    /// How long after the log became unavailable calls wait, with <see cref="AuditFailure.Wait"/>; after that they are denied at once until the log is back. What
    /// waits takes at most <see cref="MaxBufferBytes"/>; calls beyond that are denied. 10 milliseconds to 1 hour. Default: 30 seconds.
    /// </summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What the names of new logs begin with: a name of the organisation's own, such as "contoso.example/agents", without spaces or '+'. A random part makes
    /// each log's name unique; a log keeps its name. Default: "audit.local".
    /// </summary>
    public string Origin { get; set; } = "audit.local";

    /// <summary>Directory of the keys that checkpoints are signed with, made for this account only. Default: "keys" in <see cref="Directory"/>. Back up the logs without it.</summary>
    public string? KeyDirectory { get; set; }

    /// <summary>Witnesses that are asked to cosign each checkpoint. Default: none; then nothing proves that this host did not rewrite the log.</summary>
    public IList<AuditWitnessOptions> Witnesses { get; } = [];

    /// <summary>
    /// How long the entries of records are kept; after that they are removed, 256 at a time, and only their hashes stay, so that the log still verifies. That
    /// they were removed is a record of its own. At least 1 day. Default: for ever.
    /// </summary>
    public TimeSpan? RetainFor { get; set; }

    /// <summary>Size in bytes at which the write-ahead log goes on in a new file; at least 64 KiB. Default: 64 MiB.</summary>
    public long MaxSegmentBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// Memory in bytes for records that are not written, or written and not flushed; 256 KiB to 1 GiB. The log flushes by itself
    /// at half of it, which bounds what a power loss can take from records that asked for less. Default: 4 MiB.
    /// </summary>
    public int MaxBufferBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Full path of <see cref="Directory"/>, to tell people where the log is.</summary>
    public string FullDirectory => Path.GetFullPath(Directory);

    /// <summary>Full path of the directory of the keys.</summary>
    public string FullKeyDirectory => KeyDirectory is null ? Path.Combine(FullDirectory, LogFiles.Keys) : Path.GetFullPath(KeyDirectory);
}
