namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Puts generated values where a source says <c>SECRET1</c>, <c>SECRET2</c>, <c>TOKEN1</c>: none is written down.</summary>
internal static class FixSecrets
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Also takes out the mark that keeps our own rules from reading a connection string in the source of a test.</summary>
    public static string Fill(string source)
    {
        source = Whole(source);
        for (int i = 1; i <= 4; i++)
            source = source.Replace("SECRET" + i, Value(i), StringComparison.Ordinal).Replace("TOKEN" + i, Token(i), StringComparison.Ordinal);
        return source;
    }

    public static string Whole(string source) => source.Replace("◦", "", StringComparison.Ordinal);

    public static string Value(int seed) => Body(seed, 14) + "9Q";

    /// <summary>Of a provider's format.</summary>
    public static string Token(int seed) => string.Join('_', "sk", "live", Body(seed + 100, 24));

    /// <summary>How many generated values stand in a text.</summary>
    public static int Count(string text)
    {
        int count = 0;
        for (int i = 1; i <= 4; i++)
            count += (text.Contains(Value(i), StringComparison.Ordinal) ? 1 : 0) + (text.Contains(Token(i), StringComparison.Ordinal) ? 1 : 0);
        return count;
    }

    private static string Body(int seed, int length)
    {
        var random = new Random(seed);
        return string.Create(length, random, static (span, r) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = Letters[r.Next(Letters.Length)];
        });
    }
}
