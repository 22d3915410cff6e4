using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Writes the parameter, field, constructor and assignments of a <see cref="ClassChange"/>.</summary>
internal sealed class ClassWriter(Layout layout, Action<TextSpan, string> edit, Func<MovedInitializer, string> moved)
{
    public void Write(ClassChange change)
    {
        ConstructorHost host = change.Host;
        if (change.AddsParameter && host.Parameters is { } parameters)
            AddParameter(parameters, change.Type + " " + change.Parameter);
        List<string> statements = Statements(change);
        string indent = layout.Members(host.Declaration);
        string? field = change.Field is null ? null : "private readonly " + change.Type + " " + change.Field + ";";
        if (host.Constructor is not null)
        {
            if (field is not null)
                AddMember(host.Declaration, field, null);
            AddStatements(host.Constructor, statements);
        }
        else if (!host.IsPrimary)
        {
            AddMember(host.Declaration, field, Constructor(change, statements, indent));
        }
    }

    private List<string> Statements(ClassChange change)
    {
        var statements = new List<string>();
        if (change.Field is not null)
            statements.Add((change.Field == change.Parameter ? "this." : "") + change.Field + " = " + change.Parameter + ";");
        foreach (MovedInitializer initializer in change.Moved)
            statements.Add((IsHidden(change, initializer.Member) ? "this." : "") + initializer.Member + " = " + moved(initializer) + ";");
        return statements;
    }

    /// <summary>Whether the constructor has something of its own by the name.</summary>
    private static bool IsHidden(ClassChange change, string name)
    {
        foreach (SyntaxNode node in change.Host.Constructor?.DescendantNodes() ?? [])
        {
            if (node is ParameterSyntax { Identifier: var parameter } && parameter.Text == name || node is VariableDeclaratorSyntax { Identifier: var local } && local.Text == name || node is SingleVariableDesignationSyntax { Identifier: var designation } && designation.Text == name)
                return true;
        }

        return change.Parameter == name;
    }

    /// <summary>Behind the others, but before those that may be left out.</summary>
    private void AddParameter(ParameterListSyntax list, string parameter)
    {
        int index = 0;
        while (index < list.Parameters.Count && list.Parameters[index].Default is null && !list.Parameters[index].Modifiers.Any(SyntaxKind.ParamsKeyword))
            index++;
        if (list.Parameters.Count == 0)
            edit(new TextSpan(list.OpenParenToken.Span.End, 0), parameter);
        else if (index == list.Parameters.Count)
            edit(new TextSpan(list.Parameters[index - 1].Span.End, 0), "," + Gap(list.Parameters[index - 1]) + parameter);
        else
            edit(new TextSpan(list.Parameters[index].SpanStart, 0), parameter + "," + Gap(list.Parameters[index]));
    }

    private string Gap(ParameterSyntax beside) => layout.StartsLine(beside.SpanStart) ? layout.NewLine + layout.Indent(beside.SpanStart) : " ";

    private void AddStatements(ConstructorDeclarationSyntax constructor, List<string> statements)
    {
        if (statements.Count == 0)
            return;
        string outer = layout.Indent(constructor.SpanStart);
        if (constructor.ExpressionBody is { } arrow)
        {
            // The expression stays where it is: it may change as well.
            int start = arrow.GetFirstToken().GetPreviousToken().Span.End;
            edit(TextSpan.FromBounds(start, arrow.Expression.SpanStart), Opened(statements, outer) + layout.NewLine + layout.Deeper(outer));
            edit(new TextSpan(constructor.SemicolonToken.Span.End, 0), layout.NewLine + outer + "}");
            return;
        }

        if (constructor.Body is not { } block)
            return;
        if (block.Statements.Count == 0 && block.CloseBraceToken.LeadingTrivia.All(static t => t.RawKind is (int)SyntaxKind.WhitespaceTrivia or (int)SyntaxKind.EndOfLineTrivia)
            && block.OpenBraceToken.TrailingTrivia.All(static t => t.RawKind is (int)SyntaxKind.WhitespaceTrivia or (int)SyntaxKind.EndOfLineTrivia))
        {
            int start = block.OpenBraceToken.GetPreviousToken().Span.End;
            if (string.IsNullOrWhiteSpace(block.OpenBraceToken.LeadingTrivia.ToFullString()) && string.IsNullOrWhiteSpace(block.OpenBraceToken.GetPreviousToken().TrailingTrivia.ToFullString()))
                edit(TextSpan.FromBounds(start, block.Span.End), layout.IsOneLine(constructor.Span) || !layout.StartsLine(block.SpanStart) ? Inline(statements) ?? Block(statements, outer) : Block(statements, outer));
            else
                edit(new TextSpan(block.OpenBraceToken.Span.End, 0), " " + string.Join(" ", statements));
            return;
        }

        if (layout.IsOneLine(block.Span) || block.Statements.Count == 0 || !layout.StartsLine(block.Statements[0].SpanStart))
        {
            edit(new TextSpan(block.OpenBraceToken.Span.End, 0), " " + string.Join(" ", statements));
            return;
        }

        string indent = layout.Indent(block.Statements[0].SpanStart);
        var text = new StringBuilder();
        foreach (string statement in statements)
            text.Append(layout.NewLine).Append(indent).Append(statement);
        edit(new TextSpan(Behind(block.OpenBraceToken), 0), text.ToString());
    }

    private static string? Inline(List<string> statements) => statements.Count == 1 && statements[0].Length < 80 ? " { " + statements[0] + " }" : null;

    private string Block(List<string> statements, string outer) => Opened(statements, outer) + layout.NewLine + outer + "}";

    private string Opened(List<string> statements, string outer)
    {
        var text = new StringBuilder().Append(layout.NewLine).Append(outer).Append('{');
        foreach (string statement in statements)
            text.Append(layout.NewLine).Append(layout.Deeper(outer)).Append(statement);
        return text.ToString();
    }

    private string Constructor(ClassChange change, List<string> statements, string indent)
    {
        TypeDeclarationSyntax type = change.Host.Declaration;
        string access = type.Modifiers.Any(SyntaxKind.AbstractKeyword) ? "protected " : "public ";
        return access + type.Identifier.Text + "(" + change.Type + " " + change.Parameter + ")" + Block(statements, indent);
    }

    /// <summary>A field goes behind the fields, or first; a constructor behind them.</summary>
    private void AddMember(TypeDeclarationSyntax type, string? field, string? constructor)
    {
        string indent = layout.Members(type);
        MemberDeclarationSyntax? last = null;
        foreach (MemberDeclarationSyntax member in type.Members)
        {
            if (member is not FieldDeclarationSyntax)
                break;
            last = member;
        }

        string blank = layout.NewLine + layout.NewLine;
        if (last is not null)
        {
            string text = (field is null ? "" : layout.NewLine + indent + field) + (constructor is null ? "" : blank + indent + constructor);
            edit(new TextSpan(Behind(last.GetLastToken()), 0), text + (constructor is not null && IsFollowedAtOnce(type, last) ? layout.NewLine : ""));
            return;
        }

        string first = (field is null ? "" : layout.NewLine + indent + field) + (constructor is null ? "" : (field is null ? layout.NewLine : blank) + indent + constructor);
        int start = Behind(type.OpenBraceToken);
        if (layout.StartsLine(type.Members[0].SpanStart))
            edit(new TextSpan(start, 0), first + layout.NewLine);
        else if (string.IsNullOrWhiteSpace(type.OpenBraceToken.TrailingTrivia.ToFullString() + type.Members[0].GetLeadingTrivia().ToFullString()))
            edit(TextSpan.FromBounds(start, type.Members[0].SpanStart), first + blank + indent);
        else
            edit(new TextSpan(start, 0), first + blank + indent);
    }

    /// <summary>Whether another member follows on the next line.</summary>
    private static bool IsFollowedAtOnce(TypeDeclarationSyntax type, MemberDeclarationSyntax member)
    {
        int next = type.Members.IndexOf(member) + 1;
        return next < type.Members.Count && !type.Members[next].GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia);
    }

    /// <summary>Behind a token, and behind a comment that follows it on its line.</summary>
    private static int Behind(SyntaxToken token)
    {
        int end = token.Span.End;
        foreach (SyntaxTrivia trivia in token.TrailingTrivia)
        {
            if (trivia.RawKind is (int)SyntaxKind.SingleLineCommentTrivia or (int)SyntaxKind.MultiLineCommentTrivia)
                end = trivia.Span.End;
        }

        return end;
    }
}
