using CsCheck;

namespace ZeroTrustAgents.Auditing;

public sealed class SegmentReaderTests
{
    [Fact]
    public void Next_AnyBytes_FindsTheFramesThatAreWhole() =>
        Gen.Select(Gen.Byte.Array[1, 2_000].List[0, 8], Gen.Byte.Array[0, 40], Gen.Int[0, 16_000]).Sample(
            (records, noise, cut) =>
            {
                byte[] whole = [.. records.SelectMany(Frame)];
                byte[] file = [.. whole[..Math.Min(cut, whole.Length)], .. noise];
                (List<byte[]> found, FrameStatus status, long position) = ReadAll(Store((new SegmentName(0, 0), file)));

                int expected = 0;
                long end = 0;
                int asWritten = file.AsSpan().CommonPrefixLength(whole); // noise may begin with the byte that was cut off
                while (expected < records.Count && end + RecordFrame.HeaderBytes + records[expected].Length <= asWritten)
                    end += RecordFrame.HeaderBytes + records[expected++].Length;
                Assert.True(found.Count >= expected); // noise may be a frame, once in 2^32
                for (int i = 0; i < expected; i++)
                    Assert.Equal(records[i], found[i]);
                // Zeros are what a file is kept longer with than its records.
                Assert.Equal(file.AsSpan((int)end).ContainsAnyExcept((byte)0) ? FrameStatus.Damaged : FrameStatus.End, status);
                Assert.Equal(end, position);
            },
            iter: PropertyCases.Cases);

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(10_000)]
    public void Next_ZerosBehindTheLastRecord_AreItsEnd(int zeros)
    {
        byte[] frame = Frame("a"u8.ToArray());
        byte[] file = [.. frame, .. new byte[zeros]];
        Assert.Equal(FrameStatus.End, ReadAll(Store((new SegmentName(0, 0), file))).Status);

        file[^1] = 1;
        Assert.Equal(FrameStatus.Damaged, ReadAll(Store((new SegmentName(0, 0), file))).Status);
    }

    [Fact]
    public void Next_SegmentThatTakesOver_CountsFromItsPosition()
    {
        byte[][] frames = [.. Enumerable.Range(0, 6).Select(i => Frame([(byte)('a' + i)]))];
        int size = frames[0].Length;
        byte[] old = [.. frames[0], .. frames[1], 1, 2, 3];
        byte[] abandoned = [.. frames[5]];

        (List<byte[]> found, FrameStatus status, _) = ReadAll(Store(
            (new SegmentName(0, 0), old),
            (new SegmentName(2 * size, 0), abandoned),
            (new SegmentName(2 * size, 1), [.. frames[2], .. frames[3]]),
            (new SegmentName(4 * size, 0), frames[4])));

        Assert.Equal("abcde", string.Concat(found.Select(f => (char)f[0])));
        Assert.Equal(FrameStatus.End, status);
    }

    [Fact]
    public void Next_FileWrittenAgainBehindTheReader_IsReadAgain()
    {
        CrashingStorage disk = Store((new SegmentName(0, 0), [.. Frame("a"u8.ToArray()), 9, 9, 9]));
        using var reader = new SegmentReader(disk, 0);
        Assert.Equal(FrameStatus.Record, reader.Next(long.MaxValue, out _));

        byte[] second = Frame("b"u8.ToArray());
        using (IAppendTarget next = disk.Create(new SegmentName(reader.Position, 0).Path))
            next.Write(second, 0);

        Assert.Equal(FrameStatus.Record, reader.Next(reader.Position + second.Length, out Span<byte> frame));
        Assert.Equal((byte)'b', frame[^1]);
    }

    private static (List<byte[]> Found, FrameStatus Status, long Position) ReadAll(CrashingStorage disk)
    {
        using var reader = new SegmentReader(disk, 0);
        List<byte[]> found = [];
        FrameStatus status;
        while ((status = reader.Next(long.MaxValue, out Span<byte> frame)) == FrameStatus.Record)
            found.Add(frame[RecordFrame.HeaderBytes..].ToArray());
        return (found, status, reader.Position);
    }

    private static CrashingStorage Store(params (SegmentName Name, byte[] Bytes)[] segments)
    {
        var disk = new CrashingStorage();
        foreach ((SegmentName name, byte[] bytes) in segments)
        {
            using IAppendTarget file = disk.Create(name.Path);
            file.Write(bytes, 0);
        }

        return disk;
    }

    private static byte[] Frame(byte[] record)
    {
        byte[] frame = [0, 0, 0, 0, 0, 0, .. record];
        RecordFrame.Seal(frame);
        return frame;
    }
}
