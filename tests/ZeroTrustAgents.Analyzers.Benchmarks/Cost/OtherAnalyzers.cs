using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>Rules of other packages about hard-coded credentials, loaded as a compiler loads them.</summary>
internal static class OtherAnalyzers
{
    private static readonly (string Package, string Version, string[] Ids)[] Packages =
    [
        ("microsoft.codeanalysis.netanalyzers", "11.0.100", ["CA5390", "CA5403"]),
        ("sonaranalyzer.csharp", "9.32.0.97167", ["S2068", "S6418"]),
        ("securitycodescan.vs2019", "5.6.7", ["SCS0015"]),
        ("meziantou.analyzer", "3.0.321", ["MA0003"]),
    ];

    /// <summary>The analyzers that are there, and the rules of theirs that are to be on.</summary>
    public static (ImmutableArray<DiagnosticAnalyzer> Analyzers, string[] Ids) Load()
    {
        string? root = typeof(OtherAnalyzers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static a => a.Key == "PackageRoot")?.Value;
        var found = ImmutableArray.CreateBuilder<DiagnosticAnalyzer>();
        foreach ((string package, string version, string[] ids) in root is null ? [] : Packages)
        {
            string directory = Path.Combine(root!, package, version);
            foreach (string file in Directory.Exists(directory) ? Assemblies(directory) : [])
                found.AddRange(Of(file, ids));
        }

        return (found.ToImmutable(), [.. Packages.SelectMany(static p => p.Ids)]);
    }

    /// <summary>The package's analyzers for the newest compiler it knows.</summary>
    private static IEnumerable<string> Assemblies(string directory) => Directory.EnumerateFiles(directory, "*.dll", SearchOption.AllDirectories)
        .Where(static f => f.Contains("analyzers", StringComparison.OrdinalIgnoreCase) && !f.EndsWith(".resources.dll", StringComparison.Ordinal) && !f.Contains(Path.DirectorySeparatorChar + "vb" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        .GroupBy(static f => Path.GetFileName(f))
        .Select(static g => g.OrderBy(static f => f, StringComparer.Ordinal).Last());

    private static IEnumerable<DiagnosticAnalyzer> Of(string file, string[] ids)
    {
        var context = new PackageContext(Path.GetDirectoryName(file)!);
        Type?[] types;
        try
        {
            types = context.LoadFromAssemblyPath(file).GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            types = e.Types;
        }

        foreach (Type? type in types)
        {
            if (type is null || type.IsAbstract || !typeof(DiagnosticAnalyzer).IsAssignableFrom(type) || type.GetConstructor(Type.EmptyTypes) is null)
                continue;
            var analyzer = (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
            if (type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true && analyzer.SupportedDiagnostics.Any(d => ids.Contains(d.Id)))
                yield return analyzer;
        }
    }

    private sealed class PackageContext(string directory) : AssemblyLoadContext("package")
    {
        protected override Assembly? Load(AssemblyName name)
        {
            if (name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && Default.Assemblies.Any(a => a.GetName().Name == name.Name))
                return null;
            string file = Path.Combine(directory, name.Name + ".dll");
            return File.Exists(file) && !name.Name.StartsWith("System.", StringComparison.Ordinal) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
