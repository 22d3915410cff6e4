namespace ZeroTrustAgents.Auditing;

/// <summary>A line of a segment, without its end.</summary>
/// <param name="Offset">Where it starts in the file.</param>
/// <param name="Bytes">Its bytes; valid until the next line is read. Empty where it is longer than any record.</param>
/// <param name="Terminated">Whether it has an end; a last line without one was torn by a crash, or is being written.</param>
internal readonly record struct SegmentLine(long Offset, ReadOnlyMemory<byte> Bytes, bool Terminated);

/// <summary>Reads a segment's lines in bounded memory, whatever is in the file.</summary>
internal static class SegmentLines
{
    public static IEnumerable<SegmentLine> Read(Stream stream)
    {
        byte[] buffer = new byte[2 * AuditLineEncoder.MaxLineBytes];
        int start = 0;
        int end = 0;
        long offset = stream.Position;
        bool tooLong = false;
        long tooLongFrom = 0;
        while (true)
        {
            int length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                yield return tooLong ? new(tooLongFrom, default, true) : new(offset, buffer.AsMemory(start, length), true);
                tooLong = false;
                start += length + 1;
                offset += length + 1;
                continue;
            }

            if (end - start > AuditLineEncoder.MaxLineBytes)
            {
                if (!tooLong)
                    tooLongFrom = offset;
                tooLong = true;
                offset += end - start;
                start = end;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
            int read = stream.Read(buffer.AsSpan(end));
            if (read == 0)
                break;
            end += read;
        }

        if (tooLong)
            yield return new(tooLongFrom, default, false);
        else if (end > start)
            yield return new(offset, buffer.AsMemory(start, end - start), false);
    }
}
