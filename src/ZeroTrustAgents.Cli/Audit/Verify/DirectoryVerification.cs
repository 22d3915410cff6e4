using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Auditing.Transparency;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Verify;

/// <summary>Verifies each log of a directory, and that none is missing that a key or a kept checkpoint speaks of.</summary>
internal sealed class DirectoryVerification(
    AuditLogs logs, IReadOnlyList<NoteKey> keys, IReadOnlyList<NoteKey> witnesses, IReadOnlyList<EarlierCheckpoint> earlier, bool isWhole)
{
    /// <param name="progress">Told for each log how many of its records are verified.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public DirectoryResult Run(Action<string, long>? progress, CancellationToken cancellationToken)
    {
        List<AuditVerification> results = [];
        foreach (string path in logs.Paths)
        {
            string origin = OriginOf(path);
            var options = new AuditVerificationOptions { Progress = progress is null ? null : new LogProgress(path, progress) };
            AddAll(options.LogKeys, keys);
            AddAll(options.WitnessKeys, witnesses);
            AddAll(options.EarlierCheckpoints, earlier.Where(e => e.Origin == origin).Select(static e => e.Note));
            results.Add(AuditLogVerifier.Verify(path, options, cancellationToken));
        }

        return new DirectoryResult(results, [.. Missing([.. logs.Paths.Select(OriginOf)])]);
    }

    private IEnumerable<string> Missing(HashSet<string> there)
    {
        foreach (EarlierCheckpoint checkpoint in earlier.Where(e => !there.Contains(e.Origin)))
            yield return $"'{checkpoint.File}' is a checkpoint of '{checkpoint.Origin}', and no log here has that name: it was removed, or its checkpoint was.";
        if (!isWhole)
            yield break; // one log was asked for, and the keys may be those of all
        foreach (NoteKey key in keys.Where(k => !there.Contains(k.Name)))
            yield return $"A key for '{key.Name}' was named, and no log here has that name: it was removed, or its checkpoint was.";
    }

    private static string OriginOf(string path)
    {
        string file = Path.Combine(path, LogFiles.Checkpoint);
        return File.Exists(file) && SignedNote.Parse(File.ReadAllBytes(file)) is { } note && Checkpoint.Parse(note.Text) is { } checkpoint ? checkpoint.Origin : "";
    }

    private static void AddAll<T>(IList<T> to, IEnumerable<T> values)
    {
        foreach (T value in values)
            to.Add(value);
    }

    /// <summary>Reports on the verifier's thread: <see cref="Progress{T}"/> would come late, and out of order.</summary>
    private sealed class LogProgress(string path, Action<string, long> report) : IProgress<long>
    {
        public void Report(long value) => report(path, value);
    }
}
