namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Pairs whose name is itself a value: <c>&lt;add key="ApiKey" value="…"/&gt;</c>, <c>{"name": "API_KEY", "value": "…"}</c>,
/// <c>- name: API_KEY</c> with <c>value: …</c> below, <c>&lt;input type="password" value="…"&gt;</c>.
/// </summary>
internal static class NamedByAttribute
{
    /// <summary>How far apart the two may be: bounded, so that a text of nothing but names costs no more than its length.</summary>
    private const int Reach = 256;

    public static bool TryRead(ReadOnlySpan<char> text, TextRange attribute, int op, out EmbeddedValue found)
    {
        found = default;
        ReadOnlySpan<char> word = attribute.Of(text);
        bool names = IsNaming(word);
        if (!names && !IsValue(word))
            return false;
        if (!EmbeddedOperand.TryRead(Near(text, op), op + 1, OperandContext.Line, out TextRange own, out bool quoted, out int end) || own.Length is 0 or > Reach)
            return false;
        if (!TryFind(text, end, names, out TextRange other, out bool otherQuoted))
            return false;
        (TextRange name, TextRange value, bool valueQuoted) = names ? (own, other, otherQuoted) : (other, own, quoted);
        NameEvidence evidence = CredentialName.Judge(name.Of(text));
        if (evidence == NameEvidence.None || CredentialName.IsConnectionString(name.Of(text)) || Hopeless.Is(value.Of(text)) || (!valueQuoted && Hopeless.IsUnquoted(value.Of(text))))
            return false;
        found = new EmbeddedValue(name.Start, name.Length, value.Start, value.Length) { Evidence = evidence };
        return true;
    }

    /// <summary>Property lists: <c>&lt;key&gt;password&lt;/key&gt;&lt;string&gt;…&lt;/string&gt;</c>.</summary>
    public static bool TryReadSibling(ReadOnlySpan<char> text, TextRange name, out EmbeddedValue found)
    {
        found = default;
        int at = name.End + "</key>".Length;
        NameEvidence evidence = name.Length > 64 ? NameEvidence.None : CredentialName.Judge(name.Of(text));
        if (evidence == NameEvidence.None)
            return false;
        for (int blanks = 0; at < text.Length && blanks < 32 && char.IsWhiteSpace(text[at]); blanks++)
            at++;
        const string Tag = "<string>";
        if (at >= text.Length || !Ascii.Starts(text.Slice(at), Tag))
            return false;
        int start = at + Tag.Length;
        int length = text.Slice(start, Math.Min(Reach, text.Length - start)).IndexOf('<');
        if (length <= 0 || Hopeless.Is(text.Slice(start, length)))
            return false;
        found = new EmbeddedValue(name.Start, name.Length, start, length) { Evidence = evidence };
        return true;
    }

    /// <summary>Looks behind a naming attribute for the value, or behind a value for its name, in the same tag or object.</summary>
    private static bool TryFind(ReadOnlySpan<char> text, int from, bool value, out TextRange found, out bool quoted)
    {
        int limit = Math.Min(text.Length, from + Reach);
        bool crossed = false;
        for (int i = from; i < limit; i++)
        {
            if (text[i] == '}' || (text[i] == '>' && (!value || crossed)))
                break;
            if (text[i] == '>')
                crossed = true;
            if (!Ascii.IsLetter(text[i]))
                continue;
            int end = i;
            while (end < limit && (Ascii.IsLetter(text[end]) || text[end] is '_' or '-' or ':' && end + 1 < limit && Ascii.IsLetter(text[end + 1])))
                end++;
            ReadOnlySpan<char> word = text.Slice(i, end - i);
            if (value ? IsValue(word) : IsNaming(word))
            {
                if (crossed)
                    return TryReadElement(text, i, end, out found, out quoted);
                if (TryReadBehind(text, end, out found, out quoted))
                    return true;
            }
            else if (value && IsNaming(word) && IsOperatorNear(text, end))
            {
                break;
            }

            i = end - 1;
        }

        found = default;
        quoted = false;
        return false;
    }

    private static bool TryReadBehind(ReadOnlySpan<char> text, int at, out TextRange found, out bool quoted)
    {
        found = default;
        quoted = false;
        int op = OperatorNear(text, at);
        return op >= 0 && EmbeddedOperand.TryRead(Near(text, op), op + 1, OperandContext.Line, out found, out quoted, out _) && found.Length > 0;
    }

    /// <summary><c>&lt;setting name="ApiKey"&gt;&lt;value&gt;…&lt;/value&gt;</c>.</summary>
    private static bool TryReadElement(ReadOnlySpan<char> text, int start, int end, out TextRange found, out bool quoted)
    {
        found = default;
        quoted = true;
        if (text[start - 1] != '<' || end >= text.Length || text[end] != '>')
            return false;
        int length = text.Slice(end + 1, Math.Min(text.Length - end - 1, Reach)).IndexOf('<');
        if (length <= 0)
            return false;
        found = EmbeddedElement.Trim(text, new TextRange(end + 1, length));
        return found.Length > 0;
    }

    /// <summary>The text without what is out of reach.</summary>
    private static ReadOnlySpan<char> Near(ReadOnlySpan<char> text, int at) => text.Slice(0, Math.Min(text.Length, at + Reach + Reach));

    private static bool IsOperatorNear(ReadOnlySpan<char> text, int at) => OperatorNear(text, at) >= 0;

    private static int OperatorNear(ReadOnlySpan<char> text, int at)
    {
        for (int i = at; i < text.Length && i < at + 4; i++)
        {
            if (text[i] is '=' or ':')
                return i;
            if (text[i] is not (' ' or '"' or '\'' or '\\'))
                break;
        }

        return -1;
    }

    private static bool IsNaming(ReadOnlySpan<char> word) =>
        word.Length is > 1 and < 16 && (Ascii.Same(word, "name") || Ascii.Same(word, "key") || Ascii.Same(word, "id") || Ascii.Same(word, "type") || Ascii.Same(word, "header") || Ascii.Same(word, "property")
        || Ascii.Same(word, "field") || Ascii.Same(word, "variable") || Ascii.Same(word, "parameter") || Ascii.Same(word, "parameterName") || Ascii.Same(word, "param") || Ascii.Same(word, "setting"));

    private static bool IsValue(ReadOnlySpan<char> word) =>
        word.Length is > 3 and < 9 && (Ascii.Same(word, "value") || Ascii.Same(word, "content") || Ascii.Same(word, "string") || Ascii.Same(word, "default"));
}
