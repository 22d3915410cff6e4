using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>How a document is laid out, so that what is added looks as if it had been there.</summary>
internal sealed class Layout
{
    private readonly SourceText _text;

    public Layout(SourceText text)
    {
        _text = text;
        TextLine first = text.Lines[0];
        NewLine = first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    public string NewLine { get; }

    /// <summary>The white space that the line of a position starts with.</summary>
    public string Indent(int position)
    {
        TextLine line = _text.Lines.GetLineFromPosition(position);
        int end = line.Start;
        while (end < line.End && _text[end] is ' ' or '\t')
            end++;
        return _text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>How the members of a type are indented.</summary>
    public string Members(TypeDeclarationSyntax type)
    {
        foreach (MemberDeclarationSyntax member in type.Members)
        {
            if (StartsLine(member.SpanStart))
                return Indent(member.SpanStart);
        }

        return Deeper(Indent(type.SpanStart));
    }

    /// <summary>One level more.</summary>
    public string Deeper(string indent) => indent + Unit;

    public bool StartsLine(int position) => Indent(position).Length == position - _text.Lines.GetLineFromPosition(position).Start;

    public bool IsOneLine(TextSpan span) => _text.Lines.GetLineFromPosition(span.Start).LineNumber == _text.Lines.GetLineFromPosition(span.End).LineNumber;

    /// <summary>The line behind a position, where there is nothing else on it.</summary>
    public int LineEnd(int position) => _text.Lines.GetLineFromPosition(position).End;

    private string Unit => field ??= FindUnit();

    private string FindUnit()
    {
        foreach (TextLine line in _text.Lines)
        {
            int length = Indent(line.Start).Length;
            if (length > 0 && line.Start + length < line.End && _text[line.Start + length] is not ('*' or '/'))
                return _text[line.Start] == '\t' ? "\t" : new string(' ', length is 2 or 3 ? length : 4);
        }

        return "    ";
    }
}
