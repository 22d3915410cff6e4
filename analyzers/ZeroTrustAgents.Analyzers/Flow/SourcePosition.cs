using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>A place in the source; ordered, so that what runs concurrently reports the same.</summary>
internal readonly record struct SourcePosition(SyntaxTree Tree, TextSpan Span) : IComparable<SourcePosition>
{
    public static SourcePosition Of(SyntaxNode syntax) => new(syntax.SyntaxTree, syntax.Span);

    /// <summary>Where an operation stands. A node finds its tree by climbing to the root; the model has it at hand.</summary>
    public static SourcePosition Of(IOperation operation) => new(TreeOf(operation), operation.Syntax.Span);

    public static SyntaxTree TreeOf(IOperation operation) => operation.SemanticModel?.SyntaxTree ?? operation.Syntax.SyntaxTree;

    public int CompareTo(SourcePosition other)
    {
        int order = ReferenceEquals(Tree, other.Tree) ? 0 : string.CompareOrdinal(Tree?.FilePath, other.Tree?.FilePath);
        return order != 0 ? order : Span.CompareTo(other.Span);
    }

    public Location ToLocation() => Location.Create(Tree, Span);
}
