namespace ZeroTrustAgents.Analyzers;

/// <summary>What a text of SQL does, by the first word of each of its statements.</summary>
internal static class SqlText
{
    public static ToolPower PowerOf(string sql)
    {
        ToolPower most = ToolPower.None;
        int start = 0;
        while (start < sql.Length)
        {
            int end = sql.IndexOf(';', start);
            end = end < 0 ? sql.Length : end;
            ToolPower power = OfStatement(sql.AsSpan(start, end - start).TrimStart());
            most = power > most ? power : most;
            start = end + 1;
        }

        return most;
    }

    private static ToolPower OfStatement(ReadOnlySpan<char> statement)
    {
        if (Is(statement, "DELETE") || Is(statement, "DROP") || Is(statement, "TRUNCATE"))
            return ToolPower.Destroys;
        return Is(statement, "UPDATE") || Is(statement, "INSERT") || Is(statement, "MERGE") || Is(statement, "REPLACE") || Is(statement, "ALTER") ? ToolPower.Writes : ToolPower.None;
    }

    /// <summary>The word has to end, and something has to follow: <c>"Update"</c> may be the name of a procedure.</summary>
    private static bool Is(ReadOnlySpan<char> statement, string word) =>
        statement.Length > word.Length && char.IsWhiteSpace(statement[word.Length]) && statement.StartsWith(word.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
