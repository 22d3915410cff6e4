using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>A place in the source; ordered, so that what runs concurrently reports the same.</summary>
internal readonly record struct SourcePosition(SyntaxTree Tree, TextSpan Span) : IComparable<SourcePosition>
{
    public static SourcePosition Of(SyntaxNode syntax) => new(syntax.SyntaxTree, syntax.Span);

    public int CompareTo(SourcePosition other)
    {
        int order = ReferenceEquals(Tree, other.Tree) ? 0 : string.CompareOrdinal(Tree?.FilePath, other.Tree?.FilePath);
        return order != 0 ? order : Span.CompareTo(other.Span);
    }

    public Location ToLocation() => Location.Create(Tree, Span);
}
