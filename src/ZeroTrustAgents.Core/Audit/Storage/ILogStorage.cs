namespace ZeroTrustAgents.Auditing;

/// <summary>
/// The files of one log, by paths relative to it. The seam at which tests make disks full, slow and forgetful. What is
/// durable when is said at each member; everything else a power loss may take, whole or in part, in any order.
/// </summary>
internal interface ILogStorage
{
    /// <summary>Where the files are, for messages.</summary>
    string Location { get; }

    /// <summary>Names of the files right below <paramref name="directory"/>; none where it is not there.</summary>
    IReadOnlyList<string> List(string directory);

    /// <summary>A new, empty file that grows at its end, whose name is durable. Throws where there is one.</summary>
    IAppendTarget Create(string path);

    /// <summary>Opens a file to read from it while it may grow; <see langword="null"/> where there is none.</summary>
    ILogSource? Open(string path);

    /// <summary>All of a file; <see langword="null"/> where there is none.</summary>
    byte[]? Read(string path);

    /// <summary>Writes a whole file. Durable after the next <see cref="Flush"/>.</summary>
    void Write(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Makes everything written or deleted since the last call durable.</summary>
    void Flush();

    /// <summary>Puts a file in the place of another: at any moment, power loss included, one of them is there, whole. Durable on return.</summary>
    void Replace(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Removes a file, if it is there; it may come back with a power loss before the next <see cref="Flush"/>.</summary>
    void Delete(string path);
}

/// <summary>A file that is read while it may grow.</summary>
internal interface ILogSource : IDisposable
{
    /// <summary>Reads what is there; 0 at the end.</summary>
    int Read(Span<byte> bytes, long offset);
}
