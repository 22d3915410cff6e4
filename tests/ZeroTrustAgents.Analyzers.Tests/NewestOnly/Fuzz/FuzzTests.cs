using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ZeroTrustAgents.Analyzers.Tests.Lab;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>
/// Whatever a person types, no analyzer throws: an exception comes back as AD0001 and fails the test with the source.
/// <c>ZTA_FUZZ_CASES</c> sets how many sources are tried; a case depends on its number only.
/// </summary>
public sealed class FuzzTests
{
    private const int FilesAtOnce = 25;

    private static readonly string[] Corpus =
    [
        .. PositionTable.All.Where(static p => p.Level != Level.TopLevel).Select(static (p, i) => Piece.Of(p, new Slot(i, ["api", "key"], Secrets.Random(new Rng((ulong)i))), p.Id)).Where(static p => p is not null).Select(static p => p!.Files[0]),
        .. FlowWays.All.Concat(DeadWays.All).SelectMany(static (w, i) => w.Render(new FlowSlot(1000 + i, Slot.Quote(Secrets.Random(new Rng((ulong)i))), "Console.ReadLine()", FlowSink.All[i % FlowSink.All.Length]))),
    ];

    [Fact]
    public async Task Sources_RandomlyBroken_NeverThrow()
    {
        int cases = Math.Max(150, Size.FuzzCases);
        for (int first = 0; first < cases; first += FilesAtOnce)
        {
            string[] sources = [.. Enumerable.Range(first, Math.Min(FilesAtOnce, cases - first)).Select(static i => Broken(i, Corpus))];
            await AnalyzeAsync(sources, "from case " + first);
        }
    }

    [Fact]
    public async Task Agents_RandomlyBroken_NeverThrow()
    {
        int cases = Math.Max(150, Size.FuzzCases);
        for (int first = 0; first < cases; first += FilesAtOnce)
        {
            string[] sources = [.. Enumerable.Range(first, Math.Min(FilesAtOnce, cases - first)).Select(static i => Broken(i, AgentCorpus.Files))];
            await AnalyzeAsync(sources, "from case " + first, agents: true);
        }
    }

    [Fact]
    public async Task Agents_Unbroken_AreFoundThings()
    {
        Compilation compilation = AgentCorpus.With(AgentCorpus.Files.Select(static (s, i) => CSharpSyntaxTree.ParseText(s, Surroundings.Parse, $"Agent{i}.cs")));

        IEnumerable<string> found = (await Compile.DiagnoseAsync(compilation, Laboratory.Analyzers)).Select(static d => d.Id);

        Assert.True(found.Where(static id => string.CompareOrdinal(id, "ZTA2") > 0).Distinct().Count() > 15, string.Join(' ', found));
    }

    [Fact]
    public async Task Literals_Hostile_NeverThrow()
    {
        int cases = Math.Max(40, Size.FuzzCases / 10);
        for (int first = 0; first < cases; first += FilesAtOnce)
        {
            string[] sources = [.. Enumerable.Range(first, Math.Min(FilesAtOnce, cases - first)).Select(static i => Literal(Hostile.Text(new Rng((ulong)i), i % 8 == 0 ? 1_000_000 : 20_000), i))];
            await AnalyzeAsync(sources, "from case " + first);
        }
    }

    [Fact]
    public async Task Concatenations_Deep_NeverThrow()
    {
        string sum = string.Join(" + ", Enumerable.Range(0, 3_000).Select(static i => i % 2 == 0 ? "\"ab\"" : "x"));
        string calls = string.Concat(Enumerable.Repeat("F(", 300)) + "\"abc\"" + string.Concat(Enumerable.Repeat(")", 300));
        string ternary = string.Concat(Enumerable.Repeat("x == null ? \"a1\" : ", 300)) + "\"b2\"";
        await AnalyzeAsync(
            [
                $"class A {{ static string F(string x) => x; string M(string x) {{ string password = {sum}; return password; }} }}",
                $"class B {{ static string F(string x) => x; string password = {calls}; }}",
                $"class C {{ string M(string x) {{ string password = {ternary}; return password; }} }}",
                "class D { string M(string x) { string password = x;" + string.Concat(Enumerable.Repeat(" password += \"a\"; x = password;", 2_000)) + " return password; } }",
                "class E { " + string.Concat(Enumerable.Range(0, 1_500).Select(static i => $"static string F{i}(string p) => F{(i + 1) % 1500}(p); ")) + "string password = F0(\"abc\"); }",
                "class G { static string F(string p) => F(F(p)); static string A() => B() + B(); static string B() => A() + A() + \"x\"; string password = F(A()); }",
            ],
            "deep");
    }

    private static string Broken(int number, string[] corpus)
    {
        var rng = new Rng((ulong)number);
        string source = string.Concat(Enumerable.Range(0, 1 + rng.Next(4)).Select(_ => rng.Pick(corpus)));
        return Mutation.Mutate(source, rng, 12);
    }

    private static string Literal(string text, int number) => (number % 3) switch
    {
        0 => $"class L{number} {{ const string Password = {Slot.Quote(text)}; string other = {Slot.Quote(text)}; }}",
        1 => $"class L{number} {{ void M(string x) {{ var text = {Slot.Quote(text)} + x + {Slot.Quote(text)}; var apiKey = text; System.Console.WriteLine(apiKey); }} }}",
        _ => $"class L{number} {{ string M(string x) => string.Format({Slot.Quote(text)}, x); object o = new System.Net.NetworkCredential(\"x\", {Slot.Quote(text)}); }}",
    };

    private static void Note(List<string> thrown, string what)
    {
        lock (thrown)
            thrown.Add(what);
    }

    private static async Task AnalyzeAsync(string[] sources, string what, bool agents = false)
    {
        IEnumerable<SyntaxTree> trees = sources.Select(static (s, i) => CSharpSyntaxTree.ParseText(s, Surroundings.Parse, $"Fuzz{i}.cs"));
        Compilation compilation = agents ? AgentCorpus.With(trees) : Surroundings.With(trees, program: false);
        List<string> thrown = [];
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (e, analyzer, _) => Note(thrown, analyzer.GetType().Name + ": " + e), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        await compilation.WithAnalyzers(Laboratory.Analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown.Count == 0, what + ": " + string.Join('\n', thrown.Take(3)) + "\n" + (thrown.Count > 0 ? string.Join("\n----\n", sources) : ""));
    }
}
