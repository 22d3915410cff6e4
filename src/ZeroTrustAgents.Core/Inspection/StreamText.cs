namespace ZeroTrustAgents.Inspection;

/// <summary>The text of a stream that is held back, behind the end of what has gone on: what a credential is can depend on what stands before it.</summary>
internal sealed class StreamText
{
    /// <summary>How much of what has gone on is kept: the engine looks back no further (<see cref="Credentials.CredentialMatcher.Context"/>), and the start of what it looks at may itself lie behind.</summary>
    private const int LookBehind = 2 * Credentials.CredentialMatcher.Context;

    private readonly List<int> _ends = [];
    private char[] _characters = [];
    private int _length;

    public ReadOnlySpan<char> Characters => _characters.AsSpan(0, _length);

    /// <summary>Where the part that is held starts.</summary>
    public int Released { get; private set; }

    public bool IsReleased => Released == _length;

    public void Append(string text)
    {
        if (_characters.Length - _length < text.Length)
            MakeRoom(text.Length);
        text.CopyTo(_characters.AsSpan(_length));
        _length += text.Length;
        _ends.Add(_length);
    }

    /// <summary>Where the first chunk ends that is held and goes on behind a place; no further than <paramref name="most"/>.</summary>
    public int ChunkEnd(int most, int behind = 0)
    {
        foreach (int end in _ends)
        {
            if (end > Released && end > behind)
                return Math.Min(end, most);
        }

        return most;
    }

    public void Release(int to)
    {
        Released = to;
        int gone = 0;
        while (gone < _ends.Count && _ends[gone] <= to)
            gone++;
        _ends.RemoveRange(0, gone);
    }

    public void Clear()
    {
        _characters.AsSpan(0, _length).Clear();
        _length = Released = 0;
        _ends.Clear();
    }

    private void MakeRoom(int more)
    {
        int drop = Math.Max(0, Released - LookBehind);
        int kept = _length - drop;
        // Twice what is needed, so that a stream of short chunks is moved seldom.
        char[] target = _characters.Length >= 2 * (kept + more) ? _characters : new char[Math.Max(512, 2 * (kept + more))];
        _characters.AsSpan(drop, kept).CopyTo(target);
        _characters = target;
        _length = kept;
        Released -= drop;
        for (int i = 0; i < _ends.Count; i++)
            _ends[i] -= drop;
    }
}
