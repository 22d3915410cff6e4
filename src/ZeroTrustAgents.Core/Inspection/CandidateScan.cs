using System.Numerics;

namespace ZeroTrustAgents.Inspection;

/// <summary>
/// Finds the few places of a text at which <see cref="Credentials.CredentialMatcher"/> is worth asking: where a token may
/// start that has a prefix of the table and is long enough for its row, and what leads to a password. Reads 64 units at
/// a time; may name a place in vain, never leaves one out. Linear in the text.
/// </summary>
internal ref struct CandidateScan<T> where T : unmanaged, IBinaryInteger<T>
{
    private readonly ReadOnlySpan<T> _text;
    private int _base;
    private TextBlock _block;
    private TextBlock _next;
    private ulong _starts;
    private ulong _anchors;

    public CandidateScan(ReadOnlySpan<T> text, int from)
    {
        _text = text;
        Seek(from);
    }

    /// <summary>The place. Not always behind the one before: a netrc entry is found by its password and named by its host.</summary>
    public int At { get; private set; }

    /// <summary>Goes on at a place.</summary>
    public void Seek(int from)
    {
        _base = from;
        _block = TextBlock.Read(_text, from);
        _next = TextBlock.Read(_text, from + TextBlock.Size);
        int before = Math.Min(from, 6);
        TextBlock behind = before == 0 ? default : TextBlock.Read(_text[..from], from - before);
        Enter(before == 0 ? 0 : behind.Word >> (before - 1), behind.Escape << (TextBlock.Size - before));
    }

    public bool Next()
    {
        while (_base < _text.Length)
        {
            while ((_starts | _anchors) != 0)
            {
                int bit = BitOperations.TrailingZeroCount(_starts | _anchors);
                ulong mask = 1UL << bit;
                if ((_starts & mask) != 0)
                {
                    _starts &= ~mask;
                    At = _base + bit;
                    if (TokenCandidates.MayStandAt(_text, At, RunLength(bit)))
                        return true;
                }
                else
                {
                    _anchors &= ~mask;
                    if (AnchorCandidates.MayLeadFrom(_text, _base + bit, out int at))
                    {
                        At = at;
                        return true;
                    }
                }
            }

            (ulong word, ulong escape) = (_block.Word >> 63, _block.Escape);
            _base += TextBlock.Size;
            _block = _next;
            _next = TextBlock.Read(_text, _base + TextBlock.Size);
            Enter(word, escape);
        }

        return false;
    }

    /// <param name="word">Whether the unit before the block is part of a word.</param>
    /// <param name="escape">The escapes of the block before.</param>
    private void Enter(ulong word, ulong escape)
    {
        _anchors = _block.Anchor;
        ulong runs = LongRuns(_block.Token, _next.Token);
        if (runs == 0)
        {
            _starts = 0;
            return;
        }

        // \n and the like are two units, %22 is three, \x22 is four, \u0022 is six.
        ulong behindEscapes = (_block.Escape << 2) | (_block.Escape << 3) | (_block.Escape << 4) | (_block.Escape << 6)
            | (escape >> 62) | (escape >> 61) | (escape >> 60) | (escape >> 58);
        _starts = runs & (~((_block.Word << 1) | (word & 1)) | behindEscapes);
    }

    /// <summary>From which units a run of at least <see cref="TokenCandidates.LeastRun"/> goes on.</summary>
    private static ulong LongRuns(ulong here, ulong next)
    {
        (here, next) = (here & ((here >> 1) | (next << 63)), next & (next >> 1));
        (here, next) = (here & ((here >> 2) | (next << 62)), next & (next >> 2));
        (here, next) = (here & ((here >> 4) | (next << 60)), next & (next >> 4));
        return here & ((here >> 7) | (next << 57));
    }

    /// <summary>How far the run goes on from a unit, as far as two blocks tell; without end where they do not.</summary>
    private readonly int RunLength(int bit)
    {
        int length = BitOperations.TrailingZeroCount(~(_block.Token >> bit));
        if (bit + length < TextBlock.Size)
            return length;
        int beyond = BitOperations.TrailingZeroCount(~_next.Token);
        return beyond == TextBlock.Size ? int.MaxValue : TextBlock.Size - bit + beyond;
    }
}
