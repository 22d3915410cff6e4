using System.Text;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Verifies an audit log that nobody writes to: every record against the tree, every tile against the records, the tree
/// against its signed checkpoint, the checkpoint against witnesses and earlier checkpoints. Memory does not grow with the
/// log.
/// </summary>
public static class AuditLogVerifier
{
    /// <summary>Verifies one log.</summary>
    /// <param name="directory">Directory of the log: <c>audit/log-1</c>.</param>
    /// <param name="options">What to verify it against.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">The log could not be read.</exception>
    public static AuditVerification Verify(string directory, AuditVerificationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        string path = Path.GetFullPath(directory);
        NoteKey[] beside = ReadBeside(path);
        return new LogVerification(new DiskStorage(path), Files(path), options, beside).Run(path, cancellationToken);
    }

    /// <summary>Files below the log, with what is in no subdirectory of the expected ones too: what does not belong there is a problem.</summary>
    private static IEnumerable<string> Files(string path) => Directory
        .EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .Select(f => Path.GetRelativePath(path, f).Replace('\\', '/'));

    private static NoteKey[] ReadBeside(string path)
    {
        string file = Path.Combine(Path.GetDirectoryName(path) ?? "", LogFiles.Keys, Path.GetFileName(path) + LogFiles.VerifierKey);
        return File.Exists(file) && NoteKey.TryParse(File.ReadAllText(file, Encoding.UTF8).TrimEnd('\n'), out NoteKey? key) ? [key] : [];
    }
}
