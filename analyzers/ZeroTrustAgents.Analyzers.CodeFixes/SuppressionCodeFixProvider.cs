using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>ZTA1008: removes a suppression that nobody gave a reason for. A reason that a tool fills in would be none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SuppressionCodeFixProvider))]
[Shared]
public sealed class SuppressionCodeFixProvider : CodeFixProvider
{
    private const string Title = "Remove the suppression";
    private const string Key = "ZeroTrustAgents.Credentials.RemoveSuppression";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(UnjustifiedSuppression.Id);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static (context, document, diagnostics) => SuppressionRemover.RemoveAsync(document, diagnostics, context.CancellationToken));

    /// <inheritdoc />
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, async cancellationToken => await SuppressionRemover.RemoveAsync(context.Document, ImmutableArray.Create(diagnostic), cancellationToken).ConfigureAwait(false) ?? context.Document, Key),
                diagnostic);
        }

        return Task.CompletedTask;
    }
}
