using System.Text;
using CsCheck;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>No file makes the reader throw or run on: what cannot be read is passed over.</summary>
public sealed class HostileFileTests
{
    private static readonly string[] Names =
    [
        "a.json", "a.config", "a.csproj", "a.yml", "a.env", ".env", "a.ini", "a.toml", "a.tf", "a.sh", "a.cmd", "Dockerfile", "a.ps1", "a.prompt.md", "a.sql", "a.unknown",
    ];

    /// <summary>What the formats are made of, and pieces that start something which never ends.</summary>
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "'", "\\", "\\u12", "\\u0041", "/*", "*/", "//", "#", "\n", "\r\n", "\r", "\t", " ", "  ", "<", ">", "</", "/>", "<!--", "-->",
        "<![CDATA[", "]]>", "<?", "&amp;", "&#x41;", "&#", "&", "=", "==", "- ", "---", "|", ">", "|-", "!vault ", "!!str ", "&a ", "*a", "${", "$(", "$", "$env:X", "`", "-p ", "--password ",
        "password", "Password", "name", "value", "key", "kind: Secret\n", "data", "export ", "set ", "setx ", "ENV ", "ConvertTo-SecureString ", "\"\"\"", "\0", "\uD800", "\uFFFC", "é", "x9Kq2", "[section]", "variable \"x\" {",
    ];

    private static readonly Gen<string> Name = Gen.Int[0, Names.Length - 1].Select(static i => Names[i]);
    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(static i => Pieces[i]);
    private static readonly Gen<string> Text = Gen.OneOf(
        Piece.Array[0, 80].Select(string.Concat),
        Gen.Select(Piece, Gen.Int[1, 3000], static (piece, count) => string.Concat(Enumerable.Repeat(piece, count))),
        Gen.String[0, 200]);

    [Fact]
    public void Read_AnyText_StaysInsideIt() => Gen.Select(Name, Text).Sample(
        static (name, text) =>
        {
            int end = 0;
            foreach (FileFinding finding in FileReader.Read(name, text, CredentialOptions.Default, formatsOnly: false))
            {
                Assert.InRange(finding.Span.Start, end, text.Length);
                Assert.InRange(finding.Span.End, finding.Span.Start, text.Length);
                end = finding.Span.End;
            }
        },
        iter: 5_000);

    [Fact]
    public void Read_CutAnywhere_DoesNotThrow()
    {
        const string sample = """{ "a": [ { "password": "x9Kq2mVb7Ta1" } ], <b c="d">e</b> key: 'v' | &amp; """;
        foreach (string name in Names)
        {
            for (int i = 0; i <= sample.Length; i++)
                Assert.NotNull(FileReader.Read(name, sample[..i], CredentialOptions.Default, formatsOnly: false));
        }
    }

    [Fact]
    public async Task Analyze_NullCharacters_AreNoText()
    {
        string text = $$"""{ "Password": "{{Generated.Password(3)}}" }""";

        Assert.Single(await FileFindings.FindAsync("a.json", text));
        Assert.Empty(await FileFindings.FindAsync("a.json", "\0\0" + text));
    }

    [Fact]
    public async Task Analyze_DeeplyNested_IsStillRead()
    {
        string secret = Generated.Password(4);
        string text = string.Concat(Enumerable.Repeat("""{"a":[""", 20_000)) + $$"""{"password":"{{secret}}"}""";

        Assert.Equal(secret.Length, Assert.Single(await FileFindings.FindAsync("a.json", text)).Location.SourceSpan.Length);
    }

    [Fact]
    public async Task Analyze_ManyFindings_AreCutOff()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 3000; i++)
            text.Append("PASSWORD=").Append(Generated.Password(i)).Append('\n');

        Assert.Equal(1000, (await FileFindings.FindAsync(".env", text.ToString())).Length);
    }

    [Theory]
    [InlineData(3 * 1024 * 1024)]
    [InlineData(17 * 1024 * 1024)]
    public async Task Analyze_HugeFile_LooksForNoNames(int size)
    {
        string text = $$"""{ "Password": "{{Generated.Password(5)}}", "data": "{{new string('a', size)}}" }""";

        Assert.Empty(await FileFindings.FindAsync("a.json", text));
    }
}
