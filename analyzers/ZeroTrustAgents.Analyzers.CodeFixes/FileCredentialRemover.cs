using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Takes values out of additional files.</summary>
internal static class FileCredentialRemover
{
    public static TextDocument? FileOf(Project project, Diagnostic diagnostic)
    {
        string path = diagnostic.Location.GetLineSpan().Path;
        foreach (TextDocument document in project.AdditionalDocuments)
        {
            if (document.FilePath == path || (document.FilePath is null && document.Name == path))
                return document;
        }

        return null;
    }

    public static async Task<TextChange?> ChangeAsync(TextDocument file, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SourceText text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        TextSpan span = diagnostic.Location.SourceSpan;
        if (span.Length == 0 || span.End > text.Length)
            return null;
        diagnostic.Properties.TryGetValue(Rule.TargetProperty, out string? target);
        diagnostic.Properties.TryGetValue(Rule.KindProperty, out string? kind);
        string name = string.IsNullOrEmpty(target) ? kind ?? "" : target!;
        return FileReference.For(file.FilePath ?? file.Name, text, span, name) is { } reference ? new TextChange(span, reference) : null;
    }

    public static async Task<Solution> RemoveAsync(Solution solution, IReadOnlyList<(Project Project, Diagnostic Diagnostic)> findings, CancellationToken cancellationToken)
    {
        var edits = new Dictionary<string, EditList>(StringComparer.Ordinal);
        foreach ((Project project, Diagnostic diagnostic) in findings)
        {
            if (FileOf(project, diagnostic) is not { } file || await ChangeAsync(file, diagnostic, cancellationToken).ConfigureAwait(false) is not { } change)
                continue;
            string path = file.FilePath ?? file.Name;
            if (!edits.TryGetValue(path, out EditList? list))
                edits.Add(path, list = new EditList());
            list.TryAdd(change.Span, change.NewText!);
        }

        Solution changed = solution;
        foreach (Project project in solution.Projects)
        {
            foreach (TextDocument file in project.AdditionalDocuments)
            {
                if (edits.TryGetValue(file.FilePath ?? file.Name, out EditList? list))
                    changed = changed.WithAdditionalDocumentText(file.Id, list.Apply(await file.GetTextAsync(cancellationToken).ConfigureAwait(false)));
            }
        }

        return changed;
    }
}
