namespace ZeroTrustAgents.Auditing;

/// <summary>One file that grows at its end. The seam at which tests make disks full, slow and broken.</summary>
internal interface IAppendTarget : IDisposable
{
    string Path { get; }

    /// <summary>Hands all of <paramref name="bytes"/> to the operating system, or throws; part of them may then be in the file.</summary>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Puts everything written so far on stable storage.</summary>
    void Flush();

    void Truncate(long length);

    /// <summary>Removes the file; only ever called on one that holds nothing acknowledged.</summary>
    void Delete();
}

/// <summary>Makes the next file.</summary>
internal interface IAppendTargetFactory
{
    /// <summary>Where files are made, for messages.</summary>
    string Location { get; }

    /// <summary>A new, empty file that nobody else writes to, for the bytes from <paramref name="position"/> on.</summary>
    IAppendTarget Create(long position);
}
