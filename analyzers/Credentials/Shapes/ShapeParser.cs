namespace ZeroTrustAgents.Credentials;

/// <summary>Reads the language of <see cref="Shape"/>. Runs once a row; a mistake in a row is a failing type initialiser and so a failing test.</summary>
internal static class ShapeParser
{
    public static ShapePart[] Parse(string text)
    {
        var parts = new List<ShapePart>();
        foreach (string word in text.Split(' '))
        {
            if (word == "uuid")
                AddUuid(parts);
            else if (word[0] is '\'' or '(')
                parts.Add(ShapePart.Literal(Literals(word)));
            else
                parts.Add(Run(word));
        }

        return [.. parts];
    }

    private static string[] Literals(string word)
    {
        string[] literals = word.Trim('(', ')').Split('|');
        for (int i = 0; i < literals.Length; i++)
        {
            string literal = literals[i];
            if (literal.Length < 2 || literal[0] != '\'' || literal[literal.Length - 1] != '\'')
                throw new FormatException($"'{word}' is no literal.");
            literals[i] = literal.Substring(1, literal.Length - 2);
        }

        return literals;
    }

    private static ShapePart Run(string word)
    {
        int star = word.IndexOf('*');
        int set = CharClass.Named(word.Substring(0, star));
        string[] counts = word.Substring(star + 1).Split('|');
        var lengths = new (int, int)[counts.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            int dots = counts[i].IndexOf("..", StringComparison.Ordinal);
            lengths[i] = dots < 0
                ? (Number(counts[i]), Number(counts[i]))
                : (Number(counts[i].Substring(0, dots)), Number(counts[i].Substring(dots + 2)));
        }

        return ShapePart.Run(set, lengths);
    }

    private static void AddUuid(List<ShapePart> parts)
    {
        int set = CharClass.Named("anyhex");
        foreach (int length in (int[])[8, 4, 4, 4, 12])
        {
            if (length != 8 && parts.Count != 0 && !parts[parts.Count - 1].IsLiteral)
                parts.Add(ShapePart.Literal("-"));
            parts.Add(ShapePart.Run(set, (length, length)));
        }
    }

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
