namespace ZeroTrustAgents.Credentials;

/// <summary>A password among the values of an SQL statement: <c>INSERT INTO users (name, password) VALUES ('x', '…')</c>.</summary>
internal static class InsertedValue
{
    /// <summary>How far the list of columns reaches back from <c>VALUES</c>.</summary>
    private const int Reach = 512;

    private const int MostValues = 32;

    public static bool TryRead(ReadOnlySpan<char> text, int open, out EmbeddedValue found)
    {
        found = default;
        int word = open;
        while (word > 0 && text[word - 1] is ' ' or '\n' or '\r' or '\t' && open - word < 8)
            word--;
        if (word < 8 || !Ascii.Ends(text.Slice(0, word), "values"))
            return false;
        int end = word - "values".Length;
        ReadOnlySpan<char> before = text.Slice(Math.Max(0, end - Reach), Math.Min(end, Reach)).TrimEnd();
        int first = before.LastIndexOf('(');
        if (first < 0 || before[before.Length - 1] != ')')
            return false;
        int column = Math.Max(0, end - Reach) + first + 1;
        int value = open + 1;
        for (int i = 0; i < MostValues && column < end; i++)
        {
            int next = column;
            while (next < end && text[next] is not (',' or ')'))
                next++;
            while (value < text.Length && text[value] is ' ' or '\n' or '\r' or '\t')
                value++;
            if (!EmbeddedOperand.TryRead(text, value, OperandContext.Line, out TextRange operand, out bool quoted, out int behind))
                return false;
            TextRange name = Name(text, column, next);
            NameEvidence evidence = quoted ? CredentialName.Judge(name.Of(text)) : NameEvidence.None;
            if (evidence >= NameEvidence.Telling && !Hopeless.Is(operand.Of(text)))
            {
                found = new EmbeddedValue(name.Start, name.Length, operand.Start, operand.Length) { Evidence = evidence };
                return true;
            }

            while (behind < text.Length && text[behind] == ' ')
                behind++;
            if (behind >= text.Length || text[behind] != ',')
                return false;
            value = behind + 1;
            column = next + 1;
        }

        return false;
    }

    /// <summary>The column without the brackets and quotes around it.</summary>
    private static TextRange Name(ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && !char.IsLetterOrDigit(text[start]))
            start++;
        while (end > start && !char.IsLetterOrDigit(text[end - 1]))
            end--;
        return new TextRange(start, end - start);
    }
}
