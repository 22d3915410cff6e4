using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>
/// Fixes all findings of a document in one go. Merging fixes made one by one, as the general provider does, adds the same
/// parameter, field and import several times or drops the changes that touch each other.
/// </summary>
internal sealed class CredentialFixAllProvider : DocumentBasedFixAllProvider
{
    public static readonly CredentialFixAllProvider Instance = new();

    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        if (FixKinds.Of(fixAllContext.CodeActionEquivalenceKey) is not { } kind || diagnostics.IsEmpty)
            return document;
        return await CheckedFix.TryAsync(document, diagnostics, kind, fixAllContext.CancellationToken).ConfigureAwait(false) ?? document;
    }
}
