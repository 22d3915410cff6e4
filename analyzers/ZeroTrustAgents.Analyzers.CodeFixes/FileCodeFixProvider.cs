using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>ZTA1005: takes a credential out of a file that is not C#.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FileCodeFixProvider), DocumentKinds = ["Document", "AdditionalDocument"])]
[Shared]
public sealed class FileCodeFixProvider : CodeFixProvider
{
    private const string Title = "Take the value out of the file";
    private const string Key = "ZeroTrustAgents.Credentials.File";

    private static readonly FindingsFixAllProvider All = new(Title, FileCredentialRemover.RemoveAsync);

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(CredentialInFile.Id);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => All;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.TextDocument.Project;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (FileCredentialRemover.FileOf(project, diagnostic) is { } file && await FileCredentialRemover.ChangeAsync(file, diagnostic, context.CancellationToken).ConfigureAwait(false) is not null)
                context.RegisterCodeFix(CodeAction.Create(Title, cancellationToken => FileCredentialRemover.RemoveAsync(project.Solution, [(project, diagnostic)], cancellationToken), Key), diagnostic);
        }
    }
}
