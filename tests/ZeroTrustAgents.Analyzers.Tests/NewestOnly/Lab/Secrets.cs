namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>Values that no provider issued: what people and generators choose as passwords and keys.</summary>
internal static class Secrets
{
    private static readonly string[] Words =
    [
        "summer", "dragon", "monkey", "winter", "tiger", "sunshine", "rocket", "falcon", "orange", "silver", "marble", "copper",
        "thunder", "planet", "coffee", "guitar", "kitten", "garden", "pirate", "wizard",
    ];

    /// <summary>A password or key with some randomness; safe in every text format.</summary>
    public static string Random(Rng rng) => rng.Next(6) switch
    {
        0 => rng.Text(Alphabets.Alphanumeric, 12 + rng.Next(8)),
        1 => rng.Text(Alphabets.Hex, 32),
        2 => rng.Text(Alphabets.Alphanumeric, 20 + rng.Next(20)) + rng.Next(90),
        3 => Human(rng) + rng.Text("!#$*@", 1),
        4 => rng.Text(Alphabets.Alphanumeric, 6) + "-" + rng.Text(Alphabets.Alphanumeric, 6) + "-" + rng.Text(Alphabets.Alphanumeric, 6),
        _ => rng.Text(Alphabets.Upper, 3) + rng.Text(Alphabets.Lower, 5) + rng.Text(Alphabets.Digits, 4) + rng.Text("!#$*@", 2),
    };

    /// <summary>What a person chooses: a word, a number, a sign.</summary>
    public static string Human(Rng rng)
    {
        string word = rng.Pick(Words);
        return char.ToUpperInvariant(word[0]) + word[1..] + rng.Pick(Words) + rng.Next(9000);
    }

    /// <summary>One lower-case word: only an unmistakable target makes it a password.</summary>
    public static string Weak(Rng rng) => rng.Pick(Words) + rng.Next(100);
}
