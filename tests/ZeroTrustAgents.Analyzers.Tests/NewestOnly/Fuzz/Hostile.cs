namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>Texts made to keep a careless scanner busy.</summary>
internal static class Hostile
{
    private static readonly string[] Pieces =
    [
        "password=", "password:", "\"password\":", "<password>", "</", "--password ", "://", "a:b@", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----", "-----END ", "eyJ", "eyJhbGciOi.", "AKIA",
        "ghp_", "sk-", "xoxb-", "SG.", "AccountKey=", ";", "=", "==", "&", "?", "{", "}", "{{", "${", "$(", "%", "%41", "\\", "\\\"", "'", "''", "\"", "`", "\n", "\r\n", "\t", " ", "\0", "a", "A", "0", "/", "+", "-", "_", ".",
        "\uFFFC", "\uD83D", "\uDE00", "é", "密码", "\u0301", "Bearer ", "Basic ", "X-Api-Key: ", "key=\"", "value=\"", "<add key=\"password\" value=\"", "SET password = '", "export PASSWORD=", "changeme", "xxxx",
    ];

    /// <summary>A text of this length: one piece, or a few, again and again.</summary>
    public static string Text(Rng rng, int length)
    {
        int count = 1 + rng.Next(4);
        string[] some = new string[count];
        for (int i = 0; i < count; i++)
            some[i] = rng.Pick(Pieces);
        bool shuffled = rng.Next(3) == 0;
        return string.Create(length, (rng, some, shuffled), static (span, state) =>
        {
            int at = 0;
            for (int turn = 0; at < span.Length; turn++)
            {
                ReadOnlySpan<char> piece = state.some[state.shuffled ? state.rng.Next(state.some.Length) : turn % state.some.Length];
                piece = piece[..Math.Min(piece.Length, span.Length - at)];
                piece.CopyTo(span[at..]);
                at += piece.Length;
            }
        });
    }
}
