using CsCheck;

namespace ZeroTrustAgents.Auditing;

public sealed class RetainedBufferTests
{
    private enum Step
    {
        Append,
        Write,
        Flush,
        Rewind,
    }

    [Fact]
    public void AnySteps_UnwrittenBytes_AreTheAcceptedOnesInOrder() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[2, 5], Gen.Select(Gen.Enum<Step>(), Gen.Int[1, 12]).Array[0, 60])
            .Sample((chunk, count, steps) => Run(chunk, count, steps), iter: PropertyCases.Cases);

    [Fact]
    public void TryAppend_FullOfUnwritten_RefusesAndKeepsAll()
    {
        var buffer = new RetainedBuffer(4, 2);
        Assert.True(buffer.TryAppend("abcd"u8));
        Assert.True(buffer.TryAppend("efgh"u8));

        Assert.False(buffer.TryAppend("i"u8));

        Assert.Equal("abcd"u8.ToArray(), buffer.Unwritten().ToArray());
        buffer.MarkWritten(4);
        Assert.Equal("efgh"u8.ToArray(), buffer.Unwritten().ToArray());
    }

    [Fact]
    public void TryAppend_FullOfWrittenWhileRewriting_GivesNothingUp()
    {
        var buffer = new RetainedBuffer(4, 2);
        buffer.TryAppend("abcd"u8);
        buffer.TryAppend("efgh"u8);
        buffer.Rewind();
        buffer.MarkWritten(8);

        Assert.False(buffer.TryAppend("i"u8));

        buffer.Settle();
        Assert.True(buffer.TryAppend("i"u8));
    }

    [Fact]
    public void Rewind_AfterWrittenBytesWereGivenUp_SaysUpToWhereTheyMayBeLost()
    {
        var buffer = new RetainedBuffer(4, 2);
        buffer.TryAppend("abcd"u8);
        buffer.TryAppend("efgh"u8);
        buffer.MarkWritten(8);
        buffer.TryAppend("ijkl"u8); // takes the place of "abcd", which is written and not durable
        Assert.Equal(0, buffer.Lost);

        Assert.Equal(4, buffer.Rewind());

        Assert.Equal(4, buffer.Lost);
    }

    private static void Run(int chunkBytes, int maxChunks, (Step Step, int Size)[] steps)
    {
        var buffer = new RetainedBuffer(chunkBytes, maxChunks);
        var accepted = new List<byte>();
        foreach ((Step step, int size) in steps)
        {
            switch (step)
            {
                case Step.Append:
                    byte[] record = [.. Enumerable.Range(accepted.Count, Math.Min(size, chunkBytes)).Select(i => (byte)i)];
                    if (buffer.TryAppend(record))
                        accepted.AddRange(record);
                    else
                        Assert.True(buffer.Accepted - buffer.Written > 0);
                    break;
                case Step.Write:
                    ReadOnlyMemory<byte> next = buffer.Unwritten();
                    Assert.Equal(accepted.Skip((int)buffer.Written).Take(next.Length), next.ToArray());
                    Assert.Equal(next.IsEmpty, buffer.Written == buffer.Accepted);
                    buffer.MarkWritten(next.Length);
                    break;
                case Step.Flush:
                    buffer.MarkDurable(buffer.Written);
                    break;
                case Step.Rewind:
                    long before = buffer.Written;
                    Assert.InRange(buffer.Rewind(), buffer.Durable, before);
                    buffer.Settle();
                    break;
            }

            Assert.Equal(accepted.Count, buffer.Accepted);
        }
    }
}
