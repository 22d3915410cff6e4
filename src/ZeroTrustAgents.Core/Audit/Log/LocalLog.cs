using System.Security.Cryptography;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// One log that this process writes: records are accepted by its write-ahead log, and taken into its signed tree by
/// <see cref="Advance()"/>, behind the callers' backs. Appends are thread-safe; the rest is for one thread at a time.
/// </summary>
internal sealed class LocalLog : IAuditLog, IDisposable
{
    private readonly WriteAheadLog _records;
    private readonly Func<TransparencyLog> _reload;
    private readonly long _start;
    private bool _mustReload;

    private LocalLog(TransparencyLog tree, WriteAheadLog records, Func<TransparencyLog> reload)
    {
        (Tree, _records, _reload, _start) = (tree, records, reload, tree.Position);
    }

    /// <summary>The signed tree.</summary>
    public TransparencyLog Tree { get; private set; }

    /// <summary>Opens a log, and records what its last run left behind: a torn end, and calls whose outcome nobody knows.</summary>
    public static LocalLog Open(ILogStorage storage, NoteSigner signer, FileAuditLogOptions options, TimeProvider time, Func<AuditUnavailableException?>? stalled = null)
    {
        TransparencyLog tree = TransparencyLog.Open(storage, signer);
        var records = new WriteAheadLog(options, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), time, new SegmentFactory(storage, tree.Position), stalled);
        try
        {
            records.Open();
            if (tree.Torn is { } torn)
                records.AppendEvent(torn);
            foreach (ReadOnlyMemory<byte> intent in tree.OpenIntents)
            {
                if (ClosedCall.Of(intent, time.GetUtcNow()) is { } outcome)
                    records.Append(outcome);
            }

            return new LocalLog(tree, records, () => TransparencyLog.Load(storage, signer));
        }
        catch (Exception)
        {
            records.Dispose();
            tree.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(AuditRecord record, AuditDurability durability, CancellationToken cancellationToken) =>
        _records.AppendAsync(record, durability, cancellationToken);

    /// <summary>Appends an event of the log itself.</summary>
    public void AppendEvent(string detail) => _records.AppendEvent(detail);

    /// <summary>Takes everything accepted so far into the tree and signs it.</summary>
    public void Advance() => Advance(_records.Flush());

    /// <summary>Gives up the entries of records older than <paramref name="before"/>, once it is recorded and signed that they are.</summary>
    public void Prune(DateTimeOffset before)
    {
        if (Tree.FindOlder(before) is not { } older)
            return;
        AppendEvent(PrunedEntries.DetailOf(older.Count));
        Advance();
        Tree.Prune(older.From, older.Count);
    }

    /// <summary>Signs what is left, and closes. Throws where accepted records could not be written or signed; what was written is signed by the next run.</summary>
    public void Dispose()
    {
        try
        {
            // In this order: what is accepted until the last moment is part of what is signed.
            _records.Dispose();
            Advance(_records.Accepted);
            Tree.Close();
        }
        finally
        {
            Tree.Dispose();
        }
    }

    private void Advance(long written)
    {
        if (_mustReload)
        {
            Tree.Dispose();
            Tree = _reload();
        }

        _mustReload = true;
        Tree.Integrate(_start + written);
        Tree.Sign();
        _mustReload = false;
    }
}
