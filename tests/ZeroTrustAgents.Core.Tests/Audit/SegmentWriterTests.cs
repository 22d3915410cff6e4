using System.Text;

namespace ZeroTrustAgents.Auditing;

public sealed class SegmentWriterTests
{
    private readonly FakeSegments _disk = new();
    private readonly RetainedBuffer _buffer = new(64, 4);
    private readonly SegmentWriter _writer;

    public SegmentWriterTests()
    {
        _writer = new SegmentWriter(_disk, _buffer, new Lock(), maxSegmentBytes: 16);
        _writer.Repair();
    }

    [Fact]
    public void WriteTo_WrittenOnlyIntoAFileThatWasGivenUp_Throws()
    {
        Accept("one\n");
        _disk.FlushFault = new IOException("Input/output error");
        Assert.Throws<AuditUnavailableException>(() => _writer.Flush(_buffer.Accepted));
        Accept("two\n");
        Assert.Throws<AuditUnavailableException>(() => _writer.Repair());

        Assert.Throws<AuditUnavailableException>(() => _writer.WriteTo(_buffer.Accepted));

        _disk.FlushFault = null;
        Assert.True(_writer.Repair());
        Assert.Equal("one\ntwo\n", Encoding.ASCII.GetString(_disk.Durable));
    }

    [Fact]
    public void Flush_AlreadyDurableWhenTheLogIsClosed_Succeeds()
    {
        Accept("one\n");
        _writer.Flush(_buffer.Accepted);
        _writer.Close();

        _writer.Flush(_buffer.Accepted);

        Assert.Equal("one\n", Encoding.ASCII.GetString(_disk.Durable));
    }

    [Fact]
    public void Repair_Closed_ThrowsAndMakesNoFile()
    {
        _writer.Close();

        Assert.Throws<ObjectDisposedException>(() => _writer.Repair());
        Assert.Single(_disk.Files);
    }

    [Fact]
    public void WriteTo_RotatesWhileAFlushOfTheFileFails_DoesNotFlushItAgain()
    {
        Accept("0123456789\n");
        Exception? rotation = null;
        FailFlushWhile(() =>
        {
            Accept("0123456789\n");
            rotation = Record.Exception(() => _writer.WriteTo(_buffer.Accepted));
        });

        Assert.IsType<AuditUnavailableException>(rotation);
        Assert.Equal(1, _disk.Flushes);
        _writer.Repair();
        Assert.Equal("0123456789\n0123456789\n", Encoding.ASCII.GetString(_disk.Durable));
    }

    [Fact]
    public void Repair_FlushOfTheFileFailsMeanwhile_GoesOnInANewFile()
    {
        Accept("one\n");
        bool repaired = false;
        FailFlushWhile(() =>
        {
            _disk.Space = 2;
            Accept("two\n");
            Assert.Throws<AuditUnavailableException>(() => _writer.WriteTo(_buffer.Accepted));
            _disk.Space = long.MaxValue;
            repaired = _writer.Repair();
        });

        Assert.True(repaired);
        _writer.Flush(_buffer.Accepted);
        Assert.Equal(2, _disk.Files.Count);
        Assert.Equal("one\ntwo\n", Encoding.ASCII.GetString(_disk.Durable));
    }

    /// <summary>Fails a flush once <paramref name="other"/>, on its own thread, has come to wait for it.</summary>
    private void FailFlushWhile(Action other)
    {
        var thread = new Thread(() => other());
        _disk.Flushing = () =>
        {
            _disk.Flushing = null;
            thread.Start();
            SpinWait.SpinUntil(() => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin) || !thread.IsAlive);
            _disk.NextFlushFault = new IOException("Input/output error");
        };
        Assert.Throws<AuditUnavailableException>(() => _writer.Flush(_buffer.Accepted));
        thread.Join();
    }

    private void Accept(string record) => Assert.True(_buffer.TryAppend(Encoding.ASCII.GetBytes(record)));
}
