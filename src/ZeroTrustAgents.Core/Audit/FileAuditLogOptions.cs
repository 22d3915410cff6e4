namespace ZeroTrustAgents.Auditing;

/// <summary>Settings of the audit log in files.</summary>
public sealed class FileAuditLogOptions
{
    /// <summary>Directory of the log, absolute or relative to the working directory at start-up; made, for this account only, where it does not exist. Required.</summary>
    public string Directory { get; set; } = "";

    /// <summary>How long a <see cref="AuditDurability.Buffered"/> record may stay in this process: what the process's death can take. Default: 10 ms.</summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Size in bytes at which the log goes on in a new file; at least 64 KiB. Default: 256 MiB.</summary>
    public long MaxSegmentBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>
    /// Memory in bytes for records that are not written, or written and not flushed; 256 KiB to 1 GiB. The log flushes by itself
    /// at half of it, which bounds what a power loss can take from records that asked for less. Default: 4 MiB.
    /// </summary>
    public int MaxBufferBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Full path of <see cref="Directory"/>, to tell people where the log is.</summary>
    public string FullDirectory => Path.GetFullPath(Directory);
}
