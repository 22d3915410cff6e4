using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Changes lines of <c>AgentCapabilities.txt</c>. New ones go where they belong in a sorted file; comments stay where they are.</summary>
internal static class CapabilityWriter
{
    public static TextDocument? FileOf(Project project)
    {
        foreach (TextDocument document in project.AdditionalDocuments)
        {
            if (CapabilityAnalyzer.IsCapabilityFile(document.FilePath ?? document.Name))
                return document;
        }

        return null;
    }

    public static async Task<Solution> WriteAsync(Solution solution, IReadOnlyList<(Project Project, Diagnostic Diagnostic)> findings, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<ProjectId, (SortedSet<string> Add, HashSet<string> Remove)>();
        foreach ((Project project, Diagnostic diagnostic) in findings)
        {
            if (FileOf(project) is not { } file)
                continue;
            if (!changes.TryGetValue(project.Id, out (SortedSet<string> Add, HashSet<string> Remove) change))
                changes.Add(project.Id, change = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal)));
            if (diagnostic.Properties.TryGetValue(UnlistedCapability.LineProperty, out string? line) && line is not null)
                change.Add.Add(line);
            if (diagnostic.Id != StaleCapability.Id || !diagnostic.Properties.TryGetValue(StaleCapability.ReplacementProperty, out string? lines) || lines is null)
                continue;
            SourceText text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (diagnostic.Location.GetLineSpan().StartLinePosition.Line is var at && at < text.Lines.Count)
                change.Remove.Add(text.Lines[at].ToString().Trim());
            foreach (string narrower in lines.Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
                change.Add.Add(narrower);
        }

        Solution changed = solution;
        foreach (KeyValuePair<ProjectId, (SortedSet<string> Add, HashSet<string> Remove)> change in changes)
        {
            TextDocument file = FileOf(solution.GetProject(change.Key)!)!;
            changed = changed.WithAdditionalDocumentText(file.Id, Change(await file.GetTextAsync(cancellationToken).ConfigureAwait(false), change.Value.Add, change.Value.Remove));
        }

        return changed;
    }

    private static SourceText Change(SourceText text, SortedSet<string> add, HashSet<string> remove)
    {
        var kept = new List<string>();
        foreach (TextLine line in text.Lines)
        {
            string written = line.ToString();
            if (!remove.Contains(written.Trim()))
                kept.Add(written);
            add.Remove(written.Trim());
        }

        if (kept.Count > 0 && kept[kept.Count - 1].Length == 0)
            kept.RemoveAt(kept.Count - 1);
        foreach (string line in add)
        {
            int at = kept.FindIndex(other => IsEntry(other) && string.CompareOrdinal(other, line) > 0);
            kept.Insert(at < 0 ? kept.Count : at, line);
        }

        string newLine = new Layout(text).NewLine;
        return SourceText.From(kept.Count == 0 ? "" : string.Join(newLine, kept) + newLine, text.Encoding);
    }

    private static bool IsEntry(string line) => line.TrimStart() is { Length: > 0 } written && written[0] != '#';
}
