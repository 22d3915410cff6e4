using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>An audit directory of a test: writes records, copies itself, verifies itself.</summary>
internal sealed class LogDirectory : IDisposable
{
    public string Root { get; } = Samples.NewDirectory();

    public string Log => Path.Combine(Root, "log-1");

    public NoteKey Key => NoteKey.Parse(File.ReadAllText(Path.Combine(Root, "keys", "log-1.vkey")).TrimEnd());

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Writes calls, an intent and an outcome each, in one run that ends well.</summary>
    public void Write(int calls, string session = "s-1", Action<FileAuditLogOptions>? configure = null, params IAuditWitness[] witnesses)
    {
        using FileAuditLog log = Open(configure, witnesses);
        log.Open();
        for (int i = 1; i <= calls; i++)
            Call(log, i, session);
    }

    public FileAuditLog Open(Action<FileAuditLogOptions>? configure = null, params IAuditWitness[] witnesses)
    {
        FileAuditLogOptions options = Samples.Options(Root);
        options.CheckpointInterval = TimeSpan.FromHours(1);
        options.MaxCheckpointDelay = TimeSpan.FromHours(1);
        configure?.Invoke(options);
        return Samples.Log(options, null, witnesses);
    }

    public static void Call(FileAuditLog log, int number, string session = "s-1")
    {
        AuditChain chain = Samples.Chain(session);
        Append(log, Samples.Record(AuditPhase.Intent, number, chain));
        Append(log, Samples.Record(AuditPhase.Outcome, number, chain));
    }

    public static void Append(FileAuditLog log, AuditRecord record, AuditDurability durability = AuditDurability.Buffered)
    {
        log.AppendAsync(record, durability, default).AsTask().Wait();
    }

    public AuditVerification Verify(Action<AuditVerificationOptions>? configure = null)
    {
        var options = new AuditVerificationOptions { LogKeys = { Key } };
        configure?.Invoke(options);
        return AuditLogVerifier.Verify(Log, options);
    }

    public byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Log, path));

    public void Replace(string path, byte[] bytes) => File.WriteAllBytes(Path.Combine(Log, path), bytes);

    public IEnumerable<string> Files => Directory.EnumerateFiles(Log, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Log, f)).Order(StringComparer.Ordinal);
}
