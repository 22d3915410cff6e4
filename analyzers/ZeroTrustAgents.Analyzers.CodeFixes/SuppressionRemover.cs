using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Removes ids from pragmas, with what restores them, and attributes from their lists.</summary>
internal static class SuppressionRemover
{
    public static async Task<Document?> RemoveAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return null;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var pragmas = new Dictionary<PragmaWarningDirectiveTriviaSyntax, HashSet<SyntaxNode>>();
        var lists = new Dictionary<AttributeListSyntax, HashSet<SyntaxNode>>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
            if (node.FirstAncestorOrSelf<PragmaWarningDirectiveTriviaSyntax>() is { } pragma)
                AddPragma(pragmas, pragma, node.ToString());
            else if (node.FirstAncestorOrSelf<AttributeSyntax>() is { Parent: AttributeListSyntax list } attribute)
                Add(lists, list, attribute);
        }

        var edits = new EditList();
        foreach (KeyValuePair<PragmaWarningDirectiveTriviaSyntax, HashSet<SyntaxNode>> pragma in pragmas)
            Write(edits, text, pragma.Key.ErrorCodes, pragma.Value, text.Lines.GetLineFromPosition(pragma.Key.SpanStart).SpanIncludingLineBreak);
        foreach (KeyValuePair<AttributeListSyntax, HashSet<SyntaxNode>> list in lists)
            Write(edits, text, list.Key.Attributes, list.Value, Line(text, list.Key));
        return edits.IsEmpty ? null : document.WithText(edits.Apply(text));
    }

    private static void AddPragma(Dictionary<PragmaWarningDirectiveTriviaSyntax, HashSet<SyntaxNode>> pragmas, PragmaWarningDirectiveTriviaSyntax disable, string id)
    {
        AddId(pragmas, disable, id);

        // What it disabled until there stays disabled nowhere.
        for (DirectiveTriviaSyntax? next = disable.GetNextDirective(); next is not null; next = next.GetNextDirective())
        {
            if (next is not PragmaWarningDirectiveTriviaSyntax pragma || !Has(pragma, id))
                continue;
            if (pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.RestoreKeyword))
                AddId(pragmas, pragma, id);
            return;
        }
    }

    private static bool Has(PragmaWarningDirectiveTriviaSyntax pragma, string id)
    {
        foreach (ExpressionSyntax code in pragma.ErrorCodes)
        {
            if (code.ToString() == id)
                return true;
        }

        return false;
    }

    private static void AddId(Dictionary<PragmaWarningDirectiveTriviaSyntax, HashSet<SyntaxNode>> pragmas, PragmaWarningDirectiveTriviaSyntax pragma, string id)
    {
        foreach (ExpressionSyntax code in pragma.ErrorCodes)
        {
            if (code.ToString() == id)
                Add(pragmas, pragma, code);
        }
    }

    private static void Add<T>(Dictionary<T, HashSet<SyntaxNode>> groups, T owner, SyntaxNode member)
        where T : SyntaxNode
    {
        if (!groups.TryGetValue(owner, out HashSet<SyntaxNode>? members))
            groups.Add(owner, members = []);
        members.Add(member);
    }

    private static void Write<T>(EditList edits, SourceText text, SeparatedSyntaxList<T> all, HashSet<SyntaxNode> gone, TextSpan whole)
        where T : SyntaxNode
    {
        string kept = string.Join(", ", all.Where(member => !gone.Contains(member)).Select(static member => member.ToString()));
        if (kept.Length == 0)
            edits.TryAdd(whole, "");
        else
            edits.TryAdd(TextSpan.FromBounds(all[0].SpanStart, all[all.Count - 1].Span.End), kept);
    }

    /// <summary>The list, with its lines where nothing else stands on them.</summary>
    private static TextSpan Line(SourceText text, AttributeListSyntax list)
    {
        TextLine first = text.Lines.GetLineFromPosition(list.SpanStart);
        TextLine last = text.Lines.GetLineFromPosition(list.Span.End);
        bool isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, list.SpanStart)))
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(list.Span.End, last.End)));
        if (isAlone)
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
        int end = list.Span.End;
        while (end < last.End && text[end] is ' ' or '\t')
            end++;
        return TextSpan.FromBounds(list.SpanStart, end);
    }
}
