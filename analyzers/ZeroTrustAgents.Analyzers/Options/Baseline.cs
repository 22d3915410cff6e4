using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>
/// Findings that were there when the package was adopted and are not reported: one line each in
/// <c>ZeroTrustAgents.Credentials.baseline</c>, <c>rule | path | target or kind | masked value</c>. Nothing of the
/// value stands there that the report would not show. Immutable; thread-safe.
/// </summary>
internal sealed class Baseline
{
    public const string FileName = "ZeroTrustAgents.Credentials.baseline";

    private readonly ImmutableArray<BaselineFile> _files;
    private readonly string _fallback;

    private Baseline(ImmutableArray<BaselineFile> files, string fallback)
    {
        _files = files;
        _fallback = fallback;
    }

    /// <summary>Reads the baseline among the additional files; costs a look at each file's name where there is none.</summary>
    public static Baseline Read(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        ImmutableArray<BaselineFile>.Builder files = ImmutableArray.CreateBuilder<BaselineFile>();
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (IsBaseline(file.Path) && file.GetText(cancellationToken) is SourceText text)
                files.Add(BaselineFile.Read(file.Path, text));
        }

        // Without a file yet, its lines are made for one beside the project.
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out string? project);
        return new Baseline(files.ToImmutable(), project ?? "");
    }

    public static bool IsBaseline(string path) =>
        path.EndsWith(FileName, StringComparison.OrdinalIgnoreCase)
        && (path.Length == FileName.Length || path[path.Length - FileName.Length - 1] is '/' or '\\');

    /// <summary>Whether a finding is not to be reported.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="path">The file, as the compiler names it.</param>
    /// <param name="target">The name of what gets the value; for a finding by format alone, the id of its kind.</param>
    /// <param name="masked">What <c>Masked.Show</c> gave.</param>
    public bool Contains(string ruleId, string path, string target, string masked)
    {
        foreach (BaselineFile file in _files)
        {
            if (file.Contains(ruleId, path, target, masked))
                return true;
        }

        return false;
    }

    /// <summary>The line that would silence a finding: the value of <see cref="Rule.BaselineProperty"/>.</summary>
    public string Line(string ruleId, string path, string target, string masked) =>
        BaselineLine.Make(_files.IsEmpty ? _fallback : _files[0].Directory, ruleId, path, target, masked);
}
