using System.Globalization;
using System.Text;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>Megabytes of what tools return, generated from a seed, without a credential.</summary>
internal static class CleanTexts
{
    public const int Length = 1_000_000;

    private static readonly string[] Words =
    [
        "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "as", "was", "with", "be", "by", "on", "not", "he", "this", "are", "or", "his", "from", "at", "which", "but", "have", "an", "had", "they",
        "ticket", "customer", "password", "computer", "server", "invoice", "delivery", "department", "administrator", "responsibility", "approximately", "internationalization", "answer", "question", "account",
        "reset", "yesterday", "Monday", "because", "although", "state-of-the-art", "well-known", "e.g.", "10:15", "1,234.50", "T-1234", "naïve", "über", "—", "“quoted”",
    ];

    private static readonly Dictionary<string, Func<Random, string>> Pieces = new()
    {
        ["prose"] = static r => Sentence(r) + " ",
        ["markdown"] = static r => r.Next(6) switch
        {
            0 => $"## {Sentence(r)}\n\n",
            1 => $"- **{Word(r)}**: `{Identifier(r)}` {Sentence(r)}\n",
            2 => $"| {Word(r)} | {r.Next(1000)} |\n|-----|-----|\n",
            3 => $"See [{Word(r)}](https://docs.contoso.example/{Word(r)}/{Word(r)}?view={r.Next(100)}#{Word(r)}).\n",
            _ => Sentence(r) + "\n",
        },
        ["JSON"] = static r => $$"""{"id":"{{Guid(r)}}","number":{{r.Next(100000)}},"status":"closed","createdAt":"2026-0{{r.Next(1, 9)}}-1{{r.Next(9)}}T1{{r.Next(9)}}:34:56.789Z","owner":"{{Word(r)}}@contoso.example","url":"https://tickets.contoso.example/api/v2/tickets/{{r.Next(100000)}}","title":"{{Sentence(r).Replace('"', '\'')}}","tags":["{{Identifier(r)}}",null,true]},""",
        ["HTML"] = static r => $"<div class=\"card card-{Word(r)}\" id=\"item-{r.Next(1000)}\" data-key=\"{Identifier(r)}\"><a href=\"https://www.contoso.example/{Word(r)}?id={r.Next(1000)}&amp;page=2\">{Sentence(r)}</a></div>\n",
        ["code"] = static r => $"        public async Task<{Identifier(r)}> Get{Identifier(r)}Async(string {Word(r)}Id, CancellationToken cancellationToken = default)\n            => await _repository.{Identifier(r)}({Word(r)}Id, cancellationToken) ?? throw new InvalidOperationException($\"No {Word(r)}: {{{Word(r)}Id}}\\n\");\n",
        ["minified"] = static r => $"function {Name(r)}({Name(r)},{Name(r)}){{return {Name(r)}.{Name(r)}?{Name(r)}({r.Next(100)}):{Name(r)}=={Name(r)}&&{Name(r)}[{r.Next(10)}]}}var {Name(r)}={Name(r)}||\"{Identifier(r)}\";",
        ["base64"] = static r => "data:image/png;base64," + Base64(r, 2_000) + "\n",
        ["hashes"] = static r => $"{Hex(r, 64)}  src/{Identifier(r)}/{Identifier(r)}.cs {Guid(r)}\n",
    };

    public static IEnumerable<string> Kinds => Pieces.Keys;

    /// <summary>Text of which a megabyte is one million bytes of UTF-8, or as near as whole pieces come.</summary>
    public static string Create(string kind)
    {
        var random = new Random(20260131);
        var text = new StringBuilder();
        for (int bytes = 0; bytes < Length;)
        {
            string piece = Pieces[kind](random);
            bytes += Encoding.UTF8.GetByteCount(piece);
            text.Append(piece);
        }

        return text.ToString();
    }

    private static string Word(Random random) => Words[random.Next(Words.Length)];

    private static string Sentence(Random random)
    {
        var text = new StringBuilder();
        for (int i = random.Next(6, 20); i > 0; i--)
            text.Append(text.Length == 0 ? "" : " ").Append(Word(random));
        return text.Append(random.Next(4) == 0 ? "?" : ".").ToString();
    }

    private static string Identifier(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Words[random.Next(30, 45)])));

    private static string Name(Random random) => ((char)('a' + random.Next(26))).ToString();

    private static string Hex(Random random, int length) => random.GetString("0123456789abcdef", length);

    private static string Guid(Random random) => $"{Hex(random, 8)}-{Hex(random, 4)}-4{Hex(random, 3)}-a{Hex(random, 3)}-{Hex(random, 12)}";

    private static string Base64(Random random, int length) => random.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", length);
}
