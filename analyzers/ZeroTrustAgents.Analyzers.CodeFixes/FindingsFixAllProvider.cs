using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Fixes findings by changing files that are not C#, all of them in one go.</summary>
/// <param name="title">What the action is called.</param>
/// <param name="fix">Changes the solution.</param>
internal sealed class FindingsFixAllProvider(string title, Func<Solution, IReadOnlyList<(Project Project, Diagnostic Diagnostic)>, CancellationToken, Task<Solution>> fix) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var findings = new List<(Project, Diagnostic)>();
        switch (fixAllContext.Scope)
        {
            case FixAllScope.Document when fixAllContext.Document is { } document:
                Add(document.Project, await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
                break;
            case FixAllScope.Solution:
                foreach (Project project in fixAllContext.Solution.Projects)
                    Add(project, await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                break;
            default:
                Add(fixAllContext.Project, await fixAllContext.GetAllDiagnosticsAsync(fixAllContext.Project).ConfigureAwait(false));
                break;
        }

        return findings.Count == 0 ? null : CodeAction.Create(title, cancellationToken => fix(fixAllContext.Solution, findings, cancellationToken), fixAllContext.CodeActionEquivalenceKey);

        void Add(Project project, ImmutableArray<Diagnostic> diagnostics)
        {
            foreach (Diagnostic diagnostic in diagnostics)
                findings.Add((project, diagnostic));
        }
    }
}
