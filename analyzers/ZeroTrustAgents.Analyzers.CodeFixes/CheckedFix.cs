using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Keeps only fixes after which the document compiles as well as before: a fix that breaks code is worse than none.</summary>
internal static class CheckedFix
{
    public static async Task<Document?> TryAsync(Document document, ImmutableArray<Diagnostic> diagnostics, FixKind kind, CancellationToken cancellationToken)
    {
        if (await DocumentFix.TryFixAsync(document, diagnostics, kind, cancellationToken).ConfigureAwait(false) is not { } changed)
            return null;
        Dictionary<string, int> before = await ErrorsAsync(document, cancellationToken).ConfigureAwait(false);
        if (await IsAsGoodAsync(changed, before, cancellationToken).ConfigureAwait(false))
            return changed;
        if (diagnostics.Length == 1)
            return null;

        // Of several, those are left out that do not go with the others.
        ImmutableArray<Diagnostic> kept = ImmutableArray<Diagnostic>.Empty;
        Document? best = null;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            ImmutableArray<Diagnostic> more = kept.Add(diagnostic);
            if (await DocumentFix.TryFixAsync(document, more, kind, cancellationToken).ConfigureAwait(false) is { } candidate
                && await IsAsGoodAsync(candidate, before, cancellationToken).ConfigureAwait(false))
                (kept, best) = (more, candidate);
        }

        return best;
    }

    private static async Task<bool> IsAsGoodAsync(Document document, Dictionary<string, int> before, CancellationToken cancellationToken)
    {
        foreach (KeyValuePair<string, int> error in await ErrorsAsync(document, cancellationToken).ConfigureAwait(false))
        {
            if (!before.TryGetValue(error.Key, out int count) || error.Value > count)
                return false;
        }

        return true;
    }

    private static async Task<Dictionary<string, int>> ErrorsAsync(Document document, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, int>(StringComparer.Ordinal);
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return errors;
        foreach (Diagnostic diagnostic in model.GetDiagnostics(cancellationToken: cancellationToken))
        {
            if (diagnostic.DefaultSeverity != DiagnosticSeverity.Error)
                continue;
            errors.TryGetValue(diagnostic.Id, out int count);
            errors[diagnostic.Id] = count + 1;
        }

        return errors;
    }
}
