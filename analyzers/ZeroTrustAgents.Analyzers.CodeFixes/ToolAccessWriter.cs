using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Writes <c>[ToolAccess]</c> above the methods that lack it. Lambdas and methods named only where they are used are left to the developer.</summary>
internal static class ToolAccessWriter
{
    private const string Namespace = "ZeroTrustAgents";
    private const string Attribute = "ToolAccessAttribute";

    /// <returns>The changed document, or nothing where the project does not reference the attribute or no finding stands at a method.</returns>
    public static async Task<Document?> WriteAsync(Document document, ImmutableArray<Diagnostic> findings, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (root is not CompilationUnitSyntax unit || model?.Compilation.GetTypeByMetadataName(KnownTypes.ToolAccessAttribute) is null)
            return null;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var layout = new Layout(text);
        var edits = new EditList();
        bool imports = false;
        foreach (Diagnostic finding in findings)
        {
            if (unit.FindToken(finding.Location.SourceSpan.Start).Parent is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type, AttributeLists.Count: > 0 } method)
                continue;
            AttributeListSyntax last = method.AttributeLists[method.AttributeLists.Count - 1];
            string attribute = $"ToolAccess(\"{ScopeSuggestion.For(type.Identifier.ValueText, method.Identifier.ValueText)}\", Tier = TrustTier.HighRisk)";
            SyntaxToken next = last.GetLastToken().GetNextToken();
            edits.TryAdd(new TextSpan(last.Span.End, 0), (layout.StartsLine(next.SpanStart) ? layout.NewLine + layout.Indent(last.SpanStart) : "") + "[" + attribute + "]");
            imports |= model.LookupNamespacesAndTypes(method.SpanStart, name: Attribute).IsEmpty;
        }

        if (edits.IsEmpty)
            return null;
        if (imports)
            UsingWriter.Write(unit, [Namespace], layout, (span, added) => edits.TryAdd(span, added));
        return document.WithText(edits.Apply(text));
    }
}
