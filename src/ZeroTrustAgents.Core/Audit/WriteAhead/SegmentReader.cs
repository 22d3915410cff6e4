namespace ZeroTrustAgents.Auditing;

/// <summary>What <see cref="SegmentReader.Next"/> found.</summary>
internal enum FrameStatus
{
    /// <summary>A record.</summary>
    Record,

    /// <summary>Nothing more is there.</summary>
    End,

    /// <summary>Bytes that are no record: torn by a crash, or damaged.</summary>
    Damaged,
}

/// <summary>Reads the write-ahead log from a position on, across its segments, in bounded memory. Not thread-safe.</summary>
internal sealed class SegmentReader(ILogStorage storage, long position) : IDisposable
{
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(4 * RecordFrame.MaxBytes);
    private SegmentName? _current;
    private ILogSource? _source;
    private long _segmentEnd = long.MaxValue; // where the next segment takes over
    private int _from;
    private int _to;

    /// <summary>Where the next frame begins.</summary>
    public long Position { get; private set; } = position;

    /// <summary>
    /// The next frame that ends at or before <paramref name="limit"/>. Its bytes are the reader's: they may be overwritten, and
    /// are valid until the next call.
    /// </summary>
    public FrameStatus Next(long limit, out Span<byte> frame)
    {
        frame = default;
        bool isFresh = _source is null;
        while (true)
        {
            if (Position >= limit)
                return FrameStatus.End;
            if (_source is null && !OpenSegment())
                return FrameStatus.End;
            int length = RecordFrame.Read(_buffer.AsSpan(_from, (int)Math.Min(_to - _from, _segmentEnd - Position)));
            if (length > 0)
            {
                if (Position + length > limit)
                    return FrameStatus.Damaged; // a limit is the end of a record
                frame = _buffer.AsSpan(_from, length);
                _from += length;
                Position += length;
                return FrameStatus.Record;
            }

            if (length == 0 && Fill())
                continue;
            // The end of this file or of what counts of it, or damage.
            bool isClean = length == RecordFrame.Padding ? IsPadding() : length == 0 && (Position == _segmentEnd || !_buffer.AsSpan(_from, _to - _from).ContainsAnyExcept((byte)0));
            if (isClean && TryNextSegment())
                continue;
            if (isClean || isFresh)
                return isClean ? FrameStatus.End : FrameStatus.Damaged;
            // What was read ahead may since have been cut off and written again.
            isFresh = true;
            Close();
        }
    }

    public void Dispose() => _source?.Dispose();

    /// <summary>Whether nothing but zeros follows, up to where another segment takes over.</summary>
    private bool IsPadding()
    {
        Span<byte> block = stackalloc byte[4096];
        long at = Position;
        int read;
        do
        {
            read = _source!.Read(block[..(int)Math.Min(block.Length, _segmentEnd - at)], at - _current!.Value.Position);
            if (block[..read].ContainsAnyExcept((byte)0))
                return false;
            at += read;
        }
        while (read > 0);
        return true;
    }

    private bool Fill()
    {
        if (Position + (_to - _from) >= _segmentEnd)
            return false;
        if (_from > 0)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            _to -= _from;
            _from = 0;
        }

        int read = _source!.Read(_buffer.AsSpan(_to), Position - _current!.Value.Position + _to);
        _to += read;
        return read > 0;
    }

    private bool TryNextSegment()
    {
        SegmentName? before = _current;
        Close();
        if (!OpenSegment())
            return false;
        return _current != before;
    }

    /// <summary>Opens the segment that holds the position: the last that begins at or before it.</summary>
    private bool OpenSegment()
    {
        List<SegmentName> segments = SegmentName.List(storage);
        int index = segments.FindLastIndex(s => s.Position <= Position);
        if (index < 0 || (_source = storage.Open(segments[index].Path)) is null)
            return false;
        _current = segments[index];
        _segmentEnd = index + 1 < segments.Count ? segments[index + 1].Position : long.MaxValue;
        _from = _to = 0;
        return true;
    }

    private void Close()
    {
        _source?.Dispose();
        _source = null;
        _from = _to = 0;
    }
}
