using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>A durable record of the audit log by concurrent callers, beside what it replaces: an fsync for each, and a database.</summary>
public class AuditBenchmarks
{
    private const int Records = 32_768; // a multiple of every number of callers
    private const int SlowRecords = 1_024;

    private string _directory = null!;
    private FileAuditLog _log = null!;
    private SafeFileHandle _file = null!;
    private SqliteConnection _database = null!;
    private SqliteCommand _insert = null!;
    private readonly Lock _fileLock = new();
    private readonly byte[] _record = new byte[AuditSamples.RecordBytes];
    private long _offset;

    [Params(64, 256, 1024)]
    public int Callers { get; set; }

    [IterationSetup]
    public void Fresh()
    {
        _directory = Directory.CreateTempSubdirectory("zerotrustagents-bench-audit").FullName;
        _log = AuditSamples.Log(Path.Combine(_directory, "audit"));
        _log.Open();
        _file = File.OpenHandle(Path.Combine(_directory, "file"), FileMode.Create, FileAccess.Write);
        _offset = 0;
        _database = new SqliteConnection($"Data Source={Path.Combine(_directory, "database")};Pooling=False");
        _database.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE records (id INTEGER PRIMARY KEY, record BLOB NOT NULL)");
        _insert = _database.CreateCommand();
        _insert.CommandText = "INSERT INTO records (record) VALUES ($record)";
        _insert.Parameters.AddWithValue("$record", _record);
        _insert.Prepare();
    }

    [IterationCleanup]
    public void Cleanup()
    {
        _log.Dispose();
        _file.Dispose();
        _insert.Dispose();
        _database.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public Task Durable()
    {
        int each = Records / Callers;
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => AppendAsync(each))));
    }

    [Benchmark(OperationsPerInvoke = SlowRecords)]
    public Task FsyncPerRecord() => EachAsync(() =>
    {
        lock (_fileLock)
        {
            RandomAccess.Write(_file, _record, _offset);
            _offset += _record.Length;
            RandomAccess.FlushToDisk(_file);
        }
    });

    [Benchmark(OperationsPerInvoke = SlowRecords)]
    public Task SqliteSynchronousFull() => EachAsync(() =>
    {
        lock (_fileLock)
            _insert.ExecuteNonQuery();
    });

    private async Task AppendAsync(int count)
    {
        AuditRecord record = AuditSamples.Record();
        for (int i = 0; i < count; i++)
            await _log.AppendAsync(record, AuditDurability.PowerLoss, CancellationToken.None).ConfigureAwait(false);
    }

    private Task EachAsync(Action append)
    {
        int each = SlowRecords / Callers;
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < each; i++)
                append();
        })));
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = _database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
