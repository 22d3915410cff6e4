using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>Breaks sources as typing does: tokens that are missing, doubled, swapped, strange, or cut off.</summary>
internal static class Mutation
{
    private static readonly string[] Strange =
    [
        "{", "}", "(", ")", "[", "]", "<", ">", ";", ",", ".", "..", "?.", "?", "??", "??=", "=>", "=", "==", "!", "&", "*", "::", "@", "$\"", "\"", "\"\"\"", "$$\"\"\"", "\"x\"u8", "'", "'\\",
        "new", "with", "switch", "is", "not", "and", "or", "await", "yield", "return", "throw", "ref", "out", "in", "params", "this", "base", "field", "extension", "partial", "required", "scoped",
        "file", "record", "class", "struct", "interface", "delegate", "operator", "implicit", "static", "abstract", "const", "readonly", "unsafe", "stackalloc", "typeof", "nameof", "default",
        "string", "var", "dynamic", "int", "void", "password", "apiKey", "null", "true", "0x", "1e", "#if", "#endif", "/*", "//", "\\u0041", "\0", "\u200B", "\uD800", "global::", "__arglist", "__makeref",
    ];

    /// <summary>A source with up to <paramref name="most"/> mutations.</summary>
    public static string Mutate(string source, Rng rng, int most)
    {
        List<string> tokens = [.. SyntaxFactory.ParseTokens(source, options: Surroundings.Parse).Select(static t => t.ToFullString())];
        int mutations = 1 + rng.Next(most);
        for (int i = 0; i < mutations && tokens.Count > 1; i++)
            Once(tokens, rng);
        var text = new StringBuilder();
        foreach (string token in tokens)
            text.Append(token);
        return text.ToString();
    }

    private static void Once(List<string> tokens, Rng rng)
    {
        int at = rng.Next(tokens.Count);
        switch (rng.Next(8))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[rng.Next(tokens.Count)]);
                break;
            case 2:
                int other = rng.Next(tokens.Count);
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 3:
                tokens[at] = " " + rng.Pick(Strange) + " ";
                break;
            case 4:
                tokens.Insert(at, " " + rng.Pick(Strange) + " ");
                break;
            case 5:
                tokens.RemoveRange(at, Math.Min(tokens.Count - at, 1 + rng.Next(6)));
                break;
            case 6:
                tokens.InsertRange(rng.Next(tokens.Count), tokens.GetRange(at, Math.Min(tokens.Count - at, 1 + rng.Next(20))));
                break;
            default:
                // In the middle of a token, and seldom the rest of the file.
                tokens[at] = tokens[at][..rng.Next(tokens[at].Length + 1)];
                if (rng.Next(8) == 0)
                    tokens.RemoveRange(at + 1, tokens.Count - at - 1);
                break;
        }
    }
}
