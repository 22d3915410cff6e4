namespace ZeroTrustAgents.Analyzers;

/// <summary>Goes through a text line by line, by position.</summary>
internal struct LineCursor(string text)
{
    private int _next;

    /// <summary>The first character of the line.</summary>
    public int Start { get; private set; }

    /// <summary>Behind the last character of the line, the break and what is blank before it left out.</summary>
    public int End { get; private set; }

    /// <summary>The first character that is not blank, or <see cref="End"/>.</summary>
    public int First { get; private set; }

    public readonly int Indentation => First - Start;

    public readonly bool IsBlank => First >= End;

    /// <summary>Where the next line starts.</summary>
    public readonly int Next => _next;

    public bool MoveNext()
    {
        if (_next >= text.Length)
            return false;
        Start = _next;
        int lineBreak = text.IndexOf('\n', _next);
        End = lineBreak < 0 ? text.Length : lineBreak;
        _next = End + 1;
        while (End > Start && char.IsWhiteSpace(text[End - 1]))
            End--;
        First = Start;
        while (First < End && char.IsWhiteSpace(text[First]))
            First++;
        return true;
    }

    /// <summary>Goes on with the line that a position is in, when a value went over several.</summary>
    public void MoveBehind(int position)
    {
        if (position < _next)
            return;
        int lineBreak = position >= text.Length ? -1 : text.IndexOf('\n', position);
        _next = lineBreak < 0 ? text.Length : lineBreak + 1;
    }
}
