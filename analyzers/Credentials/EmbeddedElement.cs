namespace ZeroTrustAgents.Credentials;

/// <summary>Elements of markup whose name says it: <c>&lt;password&gt;…&lt;/password&gt;</c>.</summary>
internal static class EmbeddedElement
{
    private const int LongestTag = 128;

    public static bool TryRead(ReadOnlySpan<char> text, int close, out EmbeddedValue found, out int next)
    {
        found = default;
        next = close + 1;
        int open = close - 1;
        while (open >= 0 && close - open < LongestTag && text[open] is not ('<' or '>'))
            open--;
        if (open < 0 || text[open] != '<' || open + 1 >= close || !char.IsLetter(text[open + 1]) || text[close - 1] == '/')
            return false;
        int end = open + 1;
        int start = end;
        for (; end < close && text[end] is not (' ' or '\t' or '\n' or '\r'); end++)
        {
            if (text[end] == ':')
                start = end + 1;
        }

        NameEvidence evidence = CredentialName.Judge(text.Slice(start, end - start));
        if (evidence == NameEvidence.None || CredentialName.IsConnectionString(text.Slice(start, end - start)))
            return false;
        int length = text.Slice(close + 1).IndexOf('<');
        if (length < 0)
            next = text.Length;
        if (length <= 0 || close + length + 2 >= text.Length || text[close + length + 2] != '/')
            return false;
        TextRange value = Trim(text, new TextRange(close + 1, length));
        if (Ascii.Same(text.Slice(start, end - start), "key") && NamedByAttribute.TryReadSibling(text, value, out found))
            return true;
        if (Hopeless.Is(value.Of(text)))
            return false;
        found = new EmbeddedValue(start, end - start, value.Start, value.Length) { Evidence = evidence };
        return true;
    }

    /// <summary>Takes white space off both ends.</summary>
    internal static TextRange Trim(ReadOnlySpan<char> text, TextRange range)
    {
        int start = range.Start;
        int end = range.End;
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextRange(start, end - start);
    }
}
