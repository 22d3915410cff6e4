using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>
/// A project of the size and the mixture of a real one, the same in every run: entities, services, controllers, EF
/// models, plugins, parsers, options and tests, with the density of literals, calls and names of application code.
/// </summary>
internal static class GeneratedProject
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview);

    public static (CSharpCompilation Compilation, int Lines) Create(int atLeastLines, bool agents = false)
    {
        List<SyntaxTree> trees = [CSharpSyntaxTree.ParseText(Libraries.Source, Parse, "Libraries.cs")];
        int lines = 0;
        var rng = new Rng(42);
        for (int i = 0; lines < atLeastLines; i++)
        {
            var unit = new Unit(rng.Pick(Vocabulary.Nouns), i, rng);
            foreach ((string name, Action<Unit, Lines> write) in agents ? [.. Shapes.All, .. Shapes.Agents] : Shapes.All)
            {
                var file = new Lines();
                file.Add("using System;").Add("using System.Collections.Generic;").Add("using System.Linq;").Add("using System.Text;").Add("using System.Threading;").Add("using System.Threading.Tasks;");
                file.Add("using Libraries;").Add().Add($"namespace Contoso.{unit.Name};").Add();
                write(unit, file);
                lines += file.Count;
                trees.Add(CSharpSyntaxTree.ParseText(file.ToString(), Parse, $"src/{unit.Name}/{unit.Name}{name}.cs"));
            }
        }

        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(p) is "mscorlib.dll" or "netstandard.dll" || (agents && IsForAgents(Path.GetFileName(p))))
            .Select(static p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create("Contoso", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return (compilation, lines);
    }

    private static bool IsForAgents(string assembly) =>
        assembly.StartsWith("Microsoft.SemanticKernel.", StringComparison.Ordinal) || assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || (assembly.StartsWith("ZeroTrustAgents.", StringComparison.Ordinal) && !assembly.Contains("Analyzers", StringComparison.Ordinal));

    /// <summary>The same sources in a compilation that nobody has bound yet.</summary>
    public static CSharpCompilation Fresh(CSharpCompilation compilation) => compilation.Clone();
}
