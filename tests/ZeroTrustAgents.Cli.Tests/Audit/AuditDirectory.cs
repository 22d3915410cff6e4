using Microsoft.Extensions.Logging.Abstractions;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit;

/// <summary>A real audit directory, written through the log that hosts use.</summary>
internal sealed class AuditDirectory : IDisposable
{
    public static readonly DateTimeOffset Start = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public string Root { get; } = Directory.CreateTempSubdirectory("zta-cli-").FullName;

    public string Log(int number = 1) => Path.Combine(Root, $"log-{number}");

    public string Key(int number = 1) => Path.Combine(Root, "keys", $"log-{number}.vkey");

    public string VKey(int number = 1) => File.ReadAllText(Key(number)).TrimEnd();

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Writes records in one run that ends well, to the first log that no other run holds.</summary>
    public void Write(params AuditRecord[] records)
    {
        using FileAuditLog log = Open();
        Append(log, records);
    }

    public FileAuditLog Open(params IAuditWitness[] witnesses)
    {
        var options = new FileAuditLogOptions { Directory = Root, CheckpointInterval = TimeSpan.FromHours(1), MaxCheckpointDelay = TimeSpan.FromHours(1) };
        var log = new FileAuditLog(options, TimeProvider.System, NullLogger<FileAuditLog>.Instance, witnesses, []);
        log.Open();
        return log;
    }

    public static void Append(FileAuditLog log, params AuditRecord[] records)
    {
        // The last one waits until all are written, which others need not.
        for (int i = 0; i < records.Length; i++)
            log.AppendAsync(records[i], i == records.Length - 1 ? AuditDurability.Process : AuditDurability.Buffered, default).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Replaces a text in the records of a log's first bundle by one of the same length, behind the log's back.</summary>
    public void Forge(string was, string becomes)
    {
        Assert.Equal(was.Length, becomes.Length);
        string bundle = Assert.Single(Directory.GetFiles(Path.Combine(Log(), "tile", "entries"), "*", SearchOption.AllDirectories));
        string text = File.ReadAllText(bundle, System.Text.Encoding.Latin1);
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(bundle, text.Replace(was, becomes, StringComparison.Ordinal), System.Text.Encoding.Latin1);
    }
}
