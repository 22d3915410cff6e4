using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Adds lines to the baseline of projects.</summary>
internal static class BaselineAppender
{
    public static TextDocument? FileOf(Project project)
    {
        foreach (TextDocument document in project.AdditionalDocuments)
        {
            if (Baseline.IsBaseline(document.FilePath ?? document.Name))
                return document;
        }

        return null;
    }

    public static async Task<Solution> AppendAsync(Solution solution, IReadOnlyList<(Project Project, Diagnostic Diagnostic)> findings, CancellationToken cancellationToken)
    {
        // Projects may share one file, which the workspace has once for each of them.
        var lines = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach ((Project project, Diagnostic diagnostic) in findings)
        {
            if (FileOf(project) is not { } file || !diagnostic.Properties.TryGetValue(Rule.BaselineProperty, out string? line) || line is null)
                continue;
            string path = file.FilePath ?? file.Name;
            if (!lines.TryGetValue(path, out List<string>? added))
                lines.Add(path, added = []);
            added.Add(line);
        }

        Solution changed = solution;
        foreach (Project project in solution.Projects)
        {
            if (FileOf(project) is { } file && lines.TryGetValue(file.FilePath ?? file.Name, out List<string>? added))
                changed = changed.WithAdditionalDocumentText(file.Id, Append(await file.GetTextAsync(cancellationToken).ConfigureAwait(false), added));
        }

        return changed;
    }

    private static SourceText Append(SourceText text, List<string> lines)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (TextLine line in text.Lines)
            present.Add(line.ToString().Trim());
        string newLine = new Layout(text).NewLine;
        lines.Sort(StringComparer.Ordinal);
        string added = "";
        foreach (string line in lines)
        {
            if (present.Add(line))
                added += line + newLine;
        }

        if (added.Length == 0)
            return text;
        bool isOpen = text.Length > 0 && text[text.Length - 1] is not ('\n' or '\r');
        return text.WithChanges(new TextChange(new TextSpan(text.Length, 0), (isOpen ? newLine : "") + added));
    }
}
