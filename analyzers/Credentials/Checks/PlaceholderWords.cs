namespace ZeroTrustAgents.Credentials;

/// <summary>The words of values that somebody is to fill in.</summary>
internal static class PlaceholderWords
{
    /// <summary>At least three letters each: shorter ones turn up in random text.</summary>
    private static readonly string[] Words =
    [
        "your", "my", "the", "here", "goes", "this", "that", "with", "and", "not", "real", "actual", "only", "just", "some", "for", "from", "put", "use",
        "insert", "enter", "replace", "change", "changeme", "paste", "fill", "set", "add", "provide", "todo", "fixme", "redacted", "removed", "hidden", "masked", "secret",
        "token", "key", "api", "apikey", "access", "auth", "bearer", "client", "password", "passwd", "pass", "credential", "private", "personal", "account", "user", "admin",
        "example", "sample", "test", "testing", "demo", "dummy", "fake", "mock", "stub", "placeholder", "invalid", "bogus", "value", "string", "default", "foobar", "foo", "bar", "baz",
        "abc", "xyz", "123", "1234", "12345", "123456", "qwerty", "asdf", "lorem", "ipsum", "none", "null", "xxx", "yyy", "zzz", "aaa", "000", "live", "prod", "production", "sandbox",
        "github", "openai", "azure", "google", "stripe", "slack", "service", "deadbeef", "cafebabe", "hello", "world", "random", "long", "very", "must", "should", "valid", "which",
    ];

    private static readonly string[]?[] ByFirst = Build();

    /// <summary>Whether such words make up at least half of a text.</summary>
    public static bool CoverHalf(ReadOnlySpan<char> text)
    {
        int covered = 0;
        for (int i = 0; i < text.Length;)
        {
            int word = LongestAt(text.Slice(i));
            covered += word;
            i += Math.Max(word, 1);
        }

        return covered * 2 >= text.Length;
    }

    private static int LongestAt(ReadOnlySpan<char> text)
    {
        int longest = 0;
        int lower = text[0] | 0x20;
        if (text[0] >= 128 || ByFirst[lower] is not { } words)
            return 0;
        foreach (string word in words)
        {
            if (word.Length > longest && text.StartsWith(word.AsSpan(), StringComparison.OrdinalIgnoreCase))
                longest = word.Length;
        }

        return longest;
    }

    private static string[]?[] Build()
    {
        var lists = new List<string>?[128];
        foreach (string word in Words)
            (lists[word[0] | 0x20] ??= []).Add(word);

        string[]?[] built = new string[128][];
        for (int i = 0; i < lists.Length; i++)
            built[i] = lists[i]?.ToArray();
        return built;
    }
}
