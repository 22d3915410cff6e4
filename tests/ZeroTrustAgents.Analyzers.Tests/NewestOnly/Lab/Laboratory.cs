using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>Compiles labelled pieces together, runs every analyzer of ours over them, and says which pieces have a report.</summary>
internal static class Laboratory
{
    private static readonly HashSet<string> Rules = [ProviderCredential.Id, CredentialNamedTarget.Id, CredentialSink.Id, KeyInSource.Id, CredentialExposed.Id];

    /// <summary>How often something was measured: compiling everything twice takes too long for a normal run.</summary>
    private static int s_measured;

    /// <summary>All analyzers, found by reflection: a rule that is added is measured.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(Rule).Assembly.GetTypes()
            .Where(static t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t))
            .Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    /// <summary>For each piece the reports inside it.</summary>
    /// <param name="pieces">What is compiled together.</param>
    /// <param name="program">Whether the pieces are top-level statements.</param>
    /// <param name="broken">Whether the pieces need not compile.</param>
    public static async Task<ILookup<Piece, Diagnostic>> MeasureAsync(IReadOnlyList<Piece> pieces, bool program = false, bool broken = false)
    {
        List<(Piece Piece, SyntaxTree Tree)> trees = [];
        foreach (Piece piece in pieces)
        {
            for (int i = 0; i < piece.Files.Length; i++)
                trees.Add((piece, CSharpSyntaxTree.ParseText(piece.Files[i], Surroundings.Parse, $"Piece{trees.Count}.cs")));
        }

        if (program)
        {
            // Only one file may hold statements: all pieces in one, told apart by line.
            trees = Together(pieces);
        }

        Compilation compilation = Surroundings.With(trees.Select(static t => t.Tree).Distinct(), program);
        if (!broken && (Size.Full || Interlocked.Increment(ref s_measured) % 8 == 1))
            AssertCompiles(compilation);
        ImmutableArray<Diagnostic> found = await Compile.DiagnoseAsync(compilation, Analyzers);
        return found.Where(static d => Rules.Contains(d.Id))
            .SelectMany(d => trees.Where(t => t.Tree == d.Location.SourceTree && Holds(t.Piece, d, program)).Select(t => (t.Piece, d)))
            .ToLookup(static p => p.Piece, static p => p.d);
    }

    private static List<(Piece Piece, SyntaxTree Tree)> Together(IReadOnlyList<Piece> pieces)
    {
        string text = "App app = new(); string other = \"\"; bool flag = args.Length > 0;\nSystem.Console.WriteLine(app == null || flag || other == null);\n"
            + string.Concat(pieces.Select(static p => "/*" + p.Label + "*/" + p.Files[0]));
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, Surroundings.Parse, "Program.cs");
        return [.. pieces.Select(p => (p, tree))];
    }

    private static bool Holds(Piece piece, Diagnostic diagnostic, bool program)
    {
        if (!program)
            return true;
        string text = diagnostic.Location.SourceTree!.ToString();
        int start = text.IndexOf("/*" + piece.Label + "*/", StringComparison.Ordinal);
        int end = start + piece.Label.Length + 4 + piece.Files[0].Length;
        return diagnostic.Location.SourceSpan.Start >= start && diagnostic.Location.SourceSpan.End <= end;
    }

    private static void AssertCompiles(Compilation compilation)
    {
        Diagnostic[] errors = [.. compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, string.Join('\n', errors.Take(10).Select(static e => e + "\n" + Line(e))));
    }

    private static string Line(Diagnostic error)
    {
        string[] lines = (error.Location.SourceTree?.ToString() ?? "").Split('\n');
        return lines[Math.Min(error.Location.GetLineSpan().StartLinePosition.Line, lines.Length - 1)];
    }
}
