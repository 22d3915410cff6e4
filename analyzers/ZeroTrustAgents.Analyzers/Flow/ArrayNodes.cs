using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Makes the value nodes of arrays and collection expressions.</summary>
internal static class ArrayNodes
{
    /// <summary>An array of characters or bytes is a text; any other array has elements.</summary>
    public static ValueNode Array(NodeBuilder builder, ImmutableArray<IOperation> elements, IOperation whole, ITypeSymbol? elementType, int depth)
    {
        if (!Constants.IsElement(elementType))
            return elements.Length == 0 ? ValueNode.Unknown : new ElementsNode(builder.BuildAll(elements, depth));
        if (elements.Length is 0 or > FlowLimits.Text)
            return ValueNode.Unknown;
        var text = new char[elements.Length];
        for (int i = 0; i < text.Length; i++)
        {
            if (!Constants.TryElement(elements[i], out text[i]))
                return new ComposedNode(TextFunction.Concat, builder.BuildAll(elements, depth), SourcePosition.Of(whole));
        }

        return new ConstantNode(new string(text), SourcePosition.Of(whole)) { IsBinary = !IsReadable(text) };
    }

    private static bool IsReadable(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is (< ' ' or > '~') and not ('\t' or '\r' or '\n'))
                return false;
        }

        return true;
    }

    public static IOperation? FirstChild(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
            return child;
        return null;
    }

    /// <summary><c>stackalloc</c> has no operation of its own.</summary>
    public static ValueNode Stack(IOperation operation)
    {
        InitializerExpressionSyntax? initializer = operation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax array => array.Initializer,
            ImplicitStackAllocArrayCreationExpressionSyntax array => array.Initializer,
            _ => null,
        };
        return initializer is not null && ElementText.Read(initializer) is { } text
            ? new ConstantNode(text, SourcePosition.Of(initializer)) { IsBinary = !IsReadable(text.AsSpan()) } : ValueNode.Unknown;
    }

    /// <summary>Newer compilers have an operation for it that the oldest one does not know: only its children are used.</summary>
    public static ValueNode Collection(NodeBuilder builder, IOperation operation, int depth)
    {
        ITypeSymbol? type = operation.Type;
        ITypeSymbol? element = type is IArrayTypeSymbol array ? array.ElementType : type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } ? arguments[0] : null;
        var children = ImmutableArray.CreateBuilder<IOperation>();
        foreach (IOperation child in operation.ChildOperations)
            children.Add(child);
        return Array(builder, children.ToImmutable(), operation, element, depth);
    }
}
