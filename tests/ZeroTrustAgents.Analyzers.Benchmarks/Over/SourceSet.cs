using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>The C# files below a directory, cut into compilations: of a bearable size, and with one program at most.</summary>
internal static class SourceSet
{
    private const int FilesAtOnce = 600;

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview);

    /// <summary>What the SDK puts into scope unless a project says otherwise.</summary>
    private static readonly SyntaxTree ImplicitUsings = CSharpSyntaxTree.ParseText(
        string.Concat(new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" }.Select(static n => "global using " + n + ";")), Parse);

    /// <summary>The libraries for agents that this program references, and what lies in the directories named on the command line.</summary>
    /// <param name="directories">Directories with libraries that the code is written against.</param>
    public static IReadOnlyList<MetadataReference> References(IEnumerable<string> directories)
    {
        IEnumerable<string> own = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return [.. own.Concat(directories.SelectMany(static d => Directory.EnumerateFiles(d, "*.dll"))).DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase).Select(static p => MetadataReference.CreateFromFile(p))];
    }

    /// <summary>The files below a directory, without what a build put there.</summary>
    public static string[] Files(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories).Where(static f => !f.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>One compilation after the other, each with the trees that came from files.</summary>
    public static IEnumerable<(CSharpCompilation Compilation, IReadOnlyList<SyntaxTree> Trees)> Compilations(IEnumerable<string> files, IReadOnlyList<MetadataReference> references)
    {
        List<SyntaxTree> trees = [];
        bool program = false;
        foreach (string file in files)
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file), Encoding.UTF8), Parse, file);
            bool isProgram = tree.GetRoot().ChildNodes().Any(static n => n is GlobalStatementSyntax);
            if (trees.Count == FilesAtOnce || (program && isProgram))
            {
                yield return (Compile(trees, program, references), trees);
                (trees, program) = ([], false);
            }

            trees.Add(tree);
            program |= isProgram;
        }

        if (trees.Count > 0)
            yield return (Compile(trees, program, references), trees);
    }

    private static CSharpCompilation Compile(List<SyntaxTree> trees, bool program, IReadOnlyList<MetadataReference> references) => CSharpCompilation.Create(
        "Code", [ImplicitUsings, .. trees], references, new CSharpCompilationOptions(program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
}
