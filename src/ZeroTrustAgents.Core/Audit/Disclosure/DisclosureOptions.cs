namespace ZeroTrustAgents.Auditing;

/// <summary>Settings of the disclosure store in files.</summary>
public sealed class DisclosureOptions
{
    /// <summary>Directory of the store, absolute or relative to the working directory at start-up; made, for this account only, where it does not exist. Required.</summary>
    public string Directory { get; set; } = "";

    /// <summary>
    /// File of the key that the sessions' keys are encrypted with; made, for this account only, where it does not exist, and refused where others may read it.
    /// Default: "keys/disclosure.key" in <see cref="Directory"/>; put it where a copy of the directory does not take it along.
    /// </summary>
    public string? KeyFile { get; set; }

    /// <summary>What becomes of a call whose arguments cannot be stored. Default: <see cref="DisclosureFailure.Deny"/>.</summary>
    public DisclosureFailure WhenUnavailable { get; set; } = DisclosureFailure.Deny;

    /// <summary>Largest arguments or result in bytes that are stored; of larger ones salt, digest and length are. 0 to 64 MiB. Default: 256 KiB, which is the default limit of arguments.</summary>
    public int MaxContentBytes { get; set; } = 256 * 1024;

    /// <summary>How long after its last entry a session is erased. At least 1 day. Default: never.</summary>
    public TimeSpan? RetainFor { get; set; }

    /// <summary>
    /// Files kept open, one a session; a session that comes back after its file was closed goes on in a new one. 1 to 10,000. Default: 512.
    /// </summary>
    public int MaxOpenSessions { get; set; } = 512;

    /// <summary>Full path of <see cref="Directory"/>.</summary>
    public string FullDirectory => Path.GetFullPath(Directory);

    /// <summary>Full path of the key file.</summary>
    public string FullKeyFile => KeyFile is null ? DisclosureFiles.DefaultKey(FullDirectory) : Path.GetFullPath(KeyFile);
}
