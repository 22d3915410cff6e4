using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>ZTA2001: declares the access of a tool, with a tier that asks a human until somebody has thought about it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ToolAccessCodeFixProvider))]
[Shared]
public sealed class ToolAccessCodeFixProvider : CodeFixProvider
{
    private const string Title = "Declare the tool's access, HighRisk for now";
    private const string Key = "ZeroTrustAgents.Attribution.DeclareAccess";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(ToolWithoutAccessAnalyzer.Id);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static (context, document, diagnostics) => ToolAccessWriter.WriteAsync(document, diagnostics, context.CancellationToken));

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await ToolAccessWriter.WriteAsync(context.Document, ImmutableArray.Create(diagnostic), context.CancellationToken).ConfigureAwait(false) is { } changed)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), Key), diagnostic);
        }
    }
}
