using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Adds imports where the document has the others, in their order.</summary>
internal static class UsingWriter
{
    public static void Write(CompilationUnitSyntax unit, IEnumerable<string> namespaces, Layout layout, Action<TextSpan, string> edit)
    {
        SyntaxList<UsingDirectiveSyntax> usings = unit.Usings;
        string indent = "";
        foreach (MemberDeclarationSyntax member in unit.Members)
        {
            // A document that imports inside its namespace goes on doing so.
            if (usings.Count == 0 && member is BaseNamespaceDeclarationSyntax { Usings.Count: > 0 } inner)
            {
                usings = inner.Usings;
                indent = layout.Indent(usings[0].SpanStart);
            }
        }

        foreach (string name in namespaces)
        {
            string directive = indent + "using " + name + ";";
            if (usings.Count == 0)
                edit(new TextSpan(Top(unit), 0), directive + layout.NewLine + (IsBlankBefore(unit) ? "" : layout.NewLine));
            else
                Insert(usings, name, directive, layout, edit);
        }
    }

    private static void Insert(SyntaxList<UsingDirectiveSyntax> usings, string name, string directive, Layout layout, Action<TextSpan, string> edit)
    {
        UsingDirectiveSyntax? before = null;
        foreach (UsingDirectiveSyntax other in usings)
        {
            bool isPlain = other.Alias is null && other.StaticKeyword.RawKind == 0;
            if (isPlain && other.Name is { } otherName && Compare(otherName.ToString(), name) < 0)
                before = other;
        }

        if (before is not null)
        {
            edit(new TextSpan(End(before), 0), layout.NewLine + directive);
            return;
        }

        // Before the first: a comment at the top of the file stays at the top.
        edit(new TextSpan(usings[0].SpanStart, 0), directive.TrimStart() + layout.NewLine + layout.Indent(usings[0].SpanStart));
    }

    private static int Compare(string a, string b)
    {
        bool systemA = a == "System" || a.StartsWith("System.", StringComparison.Ordinal);
        bool systemB = b == "System" || b.StartsWith("System.", StringComparison.Ordinal);
        return systemA == systemB ? string.Compare(a, b, StringComparison.OrdinalIgnoreCase) : systemA ? -1 : 1;
    }

    private static int End(UsingDirectiveSyntax directive)
    {
        int end = directive.Span.End;
        foreach (SyntaxTrivia trivia in directive.SemicolonToken.TrailingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
                end = trivia.Span.End;
        }

        return end;
    }

    /// <summary>Behind extern aliases, or behind the comment and the directives that the file starts with.</summary>
    private static int Top(CompilationUnitSyntax unit)
    {
        if (unit.Externs.Count > 0)
            return unit.Externs.FullSpan.End;
        SyntaxToken first = unit.GetFirstToken(includeZeroWidth: true);
        int top = first.FullSpan.Start;
        bool isHeader = false;
        foreach (SyntaxTrivia trivia in first.LeadingTrivia)
        {
            if (trivia.Kind() is SyntaxKind.NullableDirectiveTrivia or SyntaxKind.PragmaWarningDirectiveTrivia or SyntaxKind.DefineDirectiveTrivia or SyntaxKind.UndefDirectiveTrivia)
                top = trivia.FullSpan.End;
            else if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                isHeader = true;
            else if (trivia.IsKind(SyntaxKind.EndOfLineTrivia) && isHeader && IsEmptyLine(first, trivia))
                top = trivia.Span.End;
        }

        return top;
    }

    private static bool IsEmptyLine(SyntaxToken token, SyntaxTrivia end)
    {
        SyntaxTrivia? previous = null;
        foreach (SyntaxTrivia trivia in token.LeadingTrivia)
        {
            if (trivia == end)
                break;
            previous = trivia;
        }

        return previous is { } p && p.IsKind(SyntaxKind.EndOfLineTrivia);
    }

    private static bool IsBlankBefore(CompilationUnitSyntax unit)
    {
        SyntaxToken first = unit.GetFirstToken(includeZeroWidth: true);
        return first.LeadingTrivia.Count > 0 && first.LeadingTrivia[0].IsKind(SyntaxKind.EndOfLineTrivia) && Top(unit) == first.FullSpan.Start;
    }
}
