using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Moves a hard-coded credential out of the source: to configuration, an environment variable, or a token credential.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CredentialCodeFixProvider))]
[Shared]
public sealed class CredentialCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(ProviderCredential.Id, CredentialNamedTarget.Id, CredentialSink.Id, KeyInSource.Id, WeakEvidence.Id);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => CredentialFixAllProvider.Instance;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (FixKind kind in FixKinds.All)
            {
                ImmutableArray<Diagnostic> one = ImmutableArray.Create(diagnostic);
                if (await CheckedFix.TryAsync(context.Document, one, kind, context.CancellationToken).ConfigureAwait(false) is { } fixed_)
                    context.RegisterCodeFix(CodeAction.Create(FixKinds.Title(kind), _ => Task.FromResult(fixed_), FixKinds.Key(kind)), diagnostic);
            }
        }
    }
}
