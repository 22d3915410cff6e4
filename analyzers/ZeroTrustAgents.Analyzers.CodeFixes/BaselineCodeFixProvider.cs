using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Puts a finding into the baseline, for adopting the package in an old code base. Offered where the project has such a file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BaselineCodeFixProvider), DocumentKinds = ["Document", "AdditionalDocument"])]
[Shared]
public sealed class BaselineCodeFixProvider : CodeFixProvider
{
    private const string Title = "Add it to " + Baseline.FileName;
    private const string Key = "ZeroTrustAgents.Credentials.Baseline";

    private static readonly FindingsFixAllProvider All = new(Title, BaselineAppender.AppendAsync);

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        ProviderCredential.Id, CredentialNamedTarget.Id, CredentialSink.Id, KeyInSource.Id, CredentialInFile.Id, CredentialExposed.Id, WeakEvidence.Id);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => All;

    /// <inheritdoc />
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.TextDocument.Project;
        if (BaselineAppender.FileOf(project) is null)
            return Task.CompletedTask;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(Rule.BaselineProperty))
                context.RegisterCodeFix(CodeAction.Create(Title, cancellationToken => BaselineAppender.AppendAsync(project.Solution, [(project, diagnostic)], cancellationToken), Key), diagnostic);
        }

        return Task.CompletedTask;
    }
}
