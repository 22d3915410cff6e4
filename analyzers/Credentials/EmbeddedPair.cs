namespace ZeroTrustAgents.Credentials;

/// <summary>Pairs joined by <c>=</c> or <c>:</c>, whatever the language of the text.</summary>
internal static class EmbeddedPair
{
    // Of a wireless network: in quotes the pre-shared key is the passphrase that people type, without them it is its hash.
    private const int ShortestPassphrase = 8, LongestPassphrase = 63;

    public static bool TryRead(ReadOnlySpan<char> text, int op, out EmbeddedValue found, out int next)
    {
        found = default;
        next = op + 1;
        if (op == 0 || !IsAssignment(text, op))
            return false;
        int end = text[op] == '=' && text[op - 1] == ':' ? op - 1 : op;
        TextRange name = EmbeddedName.Before(text, end, out bool quotedName);
        if (name.Length == 0 || (text[op] == ':' && name.Start > 0 && text[name.Start - 1] == ':'))
            return false;
        if (NamedByAttribute.TryRead(text, name, op, out found))
            return true;
        NameEvidence evidence = EmbeddedName.Judge(text, ref name, quotedName);
        if (evidence == NameEvidence.None || (evidence == NameEvidence.Telling && CredentialName.IsConnectionString(name.Of(text))))
            return false;
        if (!EmbeddedOperand.TryRead(text, op + 1, Context(text, name.Start), out TextRange value, out bool quoted, out next))
            return false;
        value = WithoutScheme(text, value, quoted, ref next);
        if (Hopeless.Is(value.Of(text)) || (!quoted && (Hopeless.IsUnquoted(value.Of(text)) || IsSentence(text, op, value, next))))
            return false;
        if (quoted && evidence == NameEvidence.Telling && value.Length is >= ShortestPassphrase and <= LongestPassphrase && Ascii.Same(name.Of(text), "psk"))
            evidence = NameEvidence.Unmistakable;
        found = new EmbeddedValue(name.Start, name.Length, value.Start, value.Length) { Evidence = evidence };
        return true;
    }

    /// <summary>Not a comparison, an arrow, a scope.</summary>
    private static bool IsAssignment(ReadOnlySpan<char> text, int op)
    {
        char before = text[op - 1];
        char after = op + 1 < text.Length ? text[op + 1] : '\0';
        if (text[op] == '=')
            return before is not ('=' or '!' or '<' or '>' or '~' or '^') && after is not ('=' or '>' or '~');
        return before != ':' && after is not (':' or '=');
    }

    private static OperandContext Context(ReadOnlySpan<char> text, int name)
    {
        int at = name - 1;
        if (at >= 0 && text[at] is '?' or '&')
            return OperandContext.Query;
        while (at >= 0 && name - at < 4 && text[at] is ' ')
            at--;
        return at >= 0 && text[at] == ';' ? OperandContext.ConnectionString : OperandContext.Line;
    }

    /// <summary>Takes <c>Bearer</c> and the like off: what follows is the credential.</summary>
    private static TextRange WithoutScheme(ReadOnlySpan<char> text, TextRange value, bool quoted, ref int next)
    {
        if (quoted)
        {
            ReadOnlySpan<char> rest = SecretValue.WithoutScheme(value.Of(text));
            return rest.Length == value.Length ? value : new TextRange(value.End - rest.Length, rest.Length);
        }

        if (value.Length is < 3 or > 12 || next >= text.Length || text[next] != ' ' || !SecretValue.IsScheme(value.Of(text)))
            return value;
        EmbeddedOperand.TryRead(text, next, OperandContext.Line, out TextRange behind, out _, out next);
        return behind;
    }

    /// <summary>
    /// "Password: must have 8 characters": a word that other words follow is a sentence, unless it is no word. Nobody writes
    /// sentences behind an equals sign without blanks.
    /// </summary>
    private static bool IsSentence(ReadOnlySpan<char> text, int op, TextRange value, int end)
    {
        if (text[op] == '=' && value.Start == op + 1)
            return false;
        if (end + 1 >= text.Length || text[end] is not ' ' || !char.IsLetter(text[end + 1]))
            return false;
        return ReadsLikeWord(value.Of(text));
    }

    /// <summary>Letters, with a mark of punctuation behind them perhaps.</summary>
    internal static bool ReadsLikeWord(ReadOnlySpan<char> value)
    {
        if (value.Length > 24)
            return false;
        for (int i = 0; i < value.Length; i++)
        {
            if (!char.IsLetter(value[i]) && value[i] is not ('\'' or '-' or '/') && i < value.Length - 1)
                return false;
        }

        return !Ascii.IsDigit(value[value.Length - 1]);
    }
}
