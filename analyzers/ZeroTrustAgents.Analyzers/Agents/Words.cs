namespace ZeroTrustAgents.Analyzers;

/// <summary>Splits names into their words, in lower case, whatever the casing: <c>DeleteSQLRows</c>, <c>delete_sql_rows</c>, <c>delete-sql-rows</c>.</summary>
internal static class Words
{
    public static List<string> Of(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool ends = i == name.Length || !char.IsLetterOrDigit(name[i]);
            if (!ends && !(i > start && Starts(name, i)))
                continue;
            if (i > start)
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
            start = ends ? i + 1 : i;
        }

        return words;
    }

    private static bool Starts(string name, int i) =>
        char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
}
