namespace ZeroTrustAgents.Analyzers.Tests.Credentials;

/// <summary>The ways in which programs join words to names.</summary>
internal static class Casing
{
    public static readonly string[] Styles = ["camel", "Pascal", "snake", "kebab", "SCREAMING", "_field", "m_", "s_", "dotted", "Spaced"];

    public static string Join(string style, string[] words) => style switch
    {
        "camel" => words[0] + string.Concat(words.Skip(1).Select(Capital)),
        "Pascal" => string.Concat(words.Select(Capital)),
        "snake" => string.Join('_', words),
        "kebab" => string.Join('-', words),
        "SCREAMING" => string.Join('_', words).ToUpperInvariant(),
        "_field" => "_" + Join("camel", words),
        "m_" => "m_" + Join("camel", words),
        "s_" => "s_" + Join("camel", words),
        "dotted" => string.Join('.', words),
        "flat" => string.Concat(words),
        _ => string.Join(' ', words.Select(Capital)),
    };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
