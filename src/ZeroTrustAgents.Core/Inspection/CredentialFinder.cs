using System.Runtime.CompilerServices;

namespace ZeroTrustAgents.Inspection;

/// <summary>
/// Walks through a text and stops at every credential, and at what may become one when the text goes on. Linear in the
/// text whatever it holds: a run that failed once is not tried again from a later start that ends at the same place.
/// </summary>
internal ref struct CredentialFinder(ReadOnlySpan<char> text, KnownSecrets.Snapshot known)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private int _lineBreaks;
    private int _plainUntil;
    private EncodedUntil _encodedUntil;

    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>Whether the text from <see cref="Start"/> to <see cref="End"/> is a credential.</summary>
    public bool IsCredential { get; private set; }

    /// <summary>Whether it could go on behind the end of the text.</summary>
    public bool IsOpen { get; private set; }

    public bool Next()
    {
        while (_at < _text.Length)
        {
            int offset = _text[_at..].IndexOfAny(known.Markers);
            if (offset < 0)
                break;
            Start = _at + offset;
            _lineBreaks += LineBreaks(_text[_at..Start]);
            int next = Start + 1;
            if (Known() || (_text[Start..].StartsWith("eyJ", StringComparison.Ordinal) ? Plain() : Encoded()))
            {
                next = IsCredential ? End : next;
                _lineBreaks += LineBreaks(_text[Start..next]);
                _at = next;
                return true;
            }

            _lineBreaks += LineBreaks(_text[Start..next]);
            _at = next;
        }

        _at = _text.Length;
        return false;
    }

    private bool Known()
    {
        int length = known.LengthAt(_text[Start..]);
        End = Start + length;
        IsOpen = false;
        return IsCredential = length > 0;
    }

    private bool Plain()
    {
        if (Start < _plainUntil)
            return false;
        var shape = new JwtShape();
        int segment = Start;
        int at = Start;
        for (; at < _text.Length; at++)
        {
            char c = _text[at];
            // A wrapped token goes on in the next line; once it has its three parts, the next line is somebody else's text.
            if (c is '\r' or '\n' && !shape.IsToken)
                continue;
            if (!shape.Take(c))
                break;
            if (c == '.')
                segment = at + 1;
        }

        _plainUntil = Retry(shape, segment, at, JwtShape.LongestHeader);
        return Conclude(shape, at, goesOn: at == _text.Length);
    }

    /// <summary>Base64 of a token, at any of the three places it can have in the groups of three bytes.</summary>
    private bool Encoded()
    {
        var shape = new JwtShape();
        int at = Start;
        switch (_text[Start])
        {
            case 'V':
                shape.Take('e');
                shape.Take('y');
                at += 2;
                break;
            case 'l':
                shape.Take('e');
                at += 1;
                break;
        }

        int alignment = at - _lineBreaks & 3;
        if (at < _encodedUntil[alignment])
            return false;
        bool belongs = true;
        int segment = at;
        while (belongs && at < _text.Length)
        {
            int next = Base64Group.Read(_text, at, out Base64Group group);
            for (int i = 0; belongs && i < group.Count; i++)
            {
                char c = group[i];
                belongs = shape.Take(c);
                if (belongs && c == '.')
                    segment = at;
            }

            belongs &= group.IsWhole || next == _text.Length;
            at = next;
        }

        _encodedUntil[alignment] = Retry(shape, segment, at, JwtShape.LongestHeader / 3 * 4);
        return Conclude(shape, at, goesOn: belongs);
    }

    private bool Conclude(in JwtShape shape, int end, bool goesOn)
    {
        End = end;
        IsCredential = shape.IsToken;
        IsOpen = goesOn && !(shape.IsTooLong && !shape.IsPastHeader);
        return IsCredential || IsOpen;
    }

    /// <summary>The first position behind <see cref="Start"/> from which another attempt could end differently.</summary>
    private readonly int Retry(in JwtShape shape, int segment, int end, int longest)
    {
        if (shape.IsPastHeader)
            return segment;
        if (!shape.IsTooLong)
            return end;
        // Only the length of the header was against it, and a later start makes it shorter.
        while (end > Start && longest > 0)
        {
            if (_text[--end] is not ('\r' or '\n'))
                longest--;
        }

        return end;
    }

    private static int LineBreaks(ReadOnlySpan<char> text) => text.Count('\n') + text.Count('\r');

    [InlineArray(4)]
    private struct EncodedUntil
    {
        private int _first;
    }
}
