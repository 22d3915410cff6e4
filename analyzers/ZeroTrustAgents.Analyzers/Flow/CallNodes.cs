using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Makes the value nodes of calls and object creations.</summary>
internal sealed class CallNodes(IAssemblySymbol source)
{
    public ValueNode Invocation(IInvocationOperation call, NodeBuilder builder, int depth)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return builder.Build(call.Instance, depth + 1);
        if (ReferenceEquals(method.ContainingAssembly, source))
            return SourceCall(call, builder, depth);
        CallShape shape = CallTable.Find(method.Name, out TextFunction function);
        if (shape == CallShape.None)
            return ValueNode.Unknown;
        ValueNode receiver = call.Instance is not null ? builder.Build(call.Instance, depth + 1)
            : call.Arguments.Length > 0 ? builder.Build(call.Arguments[0].Value, depth + 1) : ValueNode.Unknown;
        int first = call.Instance is null ? 1 : 0;

        // Static methods of other libraries take names and paths rather than what they return.
        if (call.Instance is null && shape is CallShape.Same or CallShape.Element or CallShape.ElementOr && !method.IsExtensionMethod && !CallTable.IsStatic(method.Name))
            return ValueNode.Unknown;
        switch (shape)
        {
            case CallShape.Same:
                return call.Instance is not null && call.Arguments.Length > 0 && TakesText(method) ? builder.Build(call.Arguments[0].Value, depth + 1) : receiver;
            case CallShape.Element:
                return NodeBuilder.Select(receiver, call.Arguments.Length > first ? Constants.Key(call.Arguments[first].Value) : Position(method.Name));
            case CallShape.ElementOr:
                return NodeBuilder.Choice([NodeBuilder.Select(receiver, call.Arguments.Length > first ? Constants.Key(call.Arguments[first].Value) : null),
                    call.Arguments.Length > first + 1 ? builder.Build(call.Arguments[call.Arguments.Length - 1].Value, depth + 1) : ValueNode.Unknown]);
            case CallShape.Elements:
                return Elements(call.Arguments, builder, depth);
            case CallShape.Result:
                return call.Arguments.Length > first ? Function(call, first, builder, depth) : call.Arguments.Length > 0 ? builder.Build(call.Arguments[0].Value, depth + 1) : ValueNode.Unknown;
            case CallShape.Append or CallShape.Prepend:
                return Appended(call, receiver, shape, builder, depth);
            case CallShape.Text:
                return Text(call, function, receiver, builder, depth);
            default:
                return ValueNode.Unknown;
        }
    }

    public ValueNode Creation(IObjectCreationOperation creation, NodeBuilder builder, int depth)
    {
        if (creation.Type is not INamedTypeSymbol type || !CarrierTypes.Includes(type) || ReferenceEquals(type.ContainingAssembly, source))
            return ValueNode.Unknown;
        if (type.SpecialType == SpecialType.System_String && creation.Arguments.Length == 2
            && Constants.TryElement(creation.Arguments[0].Value, out char repeated) && Constants.Number(creation.Arguments[1].Value) is { } count and > 0 and < FlowLimits.Text)
            return new ConstantNode(new string(repeated, count), SourcePosition.Of(creation));

        // The text that a reader or writer is made of is a path.
        if (type.Name is "StreamReader" or "StreamWriter" && creation.Arguments.Length > 0 && creation.Arguments[0].Value.Type?.SpecialType == SpecialType.System_String)
            return ValueNode.Unknown;
        if (type.TypeKind == TypeKind.Delegate)
            return creation.Arguments.Length > 0 ? builder.Build(creation.Arguments[0].Value, depth + 1) : ValueNode.Unknown;
        ValueNode arguments = creation.Arguments.Length == 1 || type.Name is "String" or "StringBuilder" or "MemoryStream"
            ? (creation.Arguments.Length > 0 ? builder.Build(creation.Arguments[0].Value, depth + 1) : ValueNode.Unknown)
            : Elements(creation.Arguments, builder, depth);
        if (creation.Initializer is null || creation.Initializer.Initializers.Length == 0)
            return arguments;
        return Initialized(creation.Initializer, builder, depth);
    }

    /// <summary>The elements of <c>{ "a", "b" }</c>, <c>{ { "key", "value" } }</c> and <c>{ ["key"] = "value" }</c>.</summary>
    private static ElementsNode Initialized(IObjectOrCollectionInitializerOperation initializer, NodeBuilder builder, int depth)
    {
        int count = initializer.Initializers.Length;
        var elements = new ValueNode[count];
        var keys = new string?[count];
        bool keyed = false;
        for (int i = 0; i < count; i++)
        {
            elements[i] = ValueNode.Unknown;
            switch (initializer.Initializers[i])
            {
                case IInvocationOperation { Arguments: { Length: > 0 } arguments }:
                    elements[i] = builder.Build(arguments[arguments.Length - 1].Value, depth + 1);
                    keys[i] = arguments.Length > 1 ? Constants.Key(arguments[0].Value) : null;
                    keyed |= arguments.Length > 1;
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } indices } } assignment:
                    elements[i] = builder.Build(assignment.Value, depth + 1);
                    keys[i] = Constants.Key(indices[0].Value);
                    keyed = true;
                    break;
            }
        }

        return new ElementsNode(elements, keyed ? keys : null);
    }

    private static CallNode SourceCall(IInvocationOperation call, NodeBuilder builder, int depth)
    {
        var arguments = new ValueNode[call.TargetMethod.Parameters.Length];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = ValueNode.Unknown;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < arguments.Length && CarrierTypes.Includes(parameter.Type))
                arguments[parameter.Ordinal] = builder.Build(argument.Value, depth + 1);
        }

        return new CallNode(call.TargetMethod, arguments, SourcePosition.Of(call));
    }

    private static ValueNode Elements(ImmutableArray<IArgumentOperation> arguments, NodeBuilder builder, int depth)
    {
        if (arguments.Length == 0)
            return ValueNode.Unknown;
        if (arguments.Length == 1)
            return builder.Build(arguments[0].Value, depth + 1);
        var nodes = new ValueNode[arguments.Length];
        for (int i = 0; i < nodes.Length; i++)
            nodes[i] = builder.Build(arguments[i].Value, depth + 1);
        return new ElementsNode(nodes);
    }

    private static ValueNode Function(IInvocationOperation call, int first, NodeBuilder builder, int depth)
    {
        ValueNode function = builder.Build(call.Arguments[first].Value, depth + 1);
        return ReferenceEquals(function, ValueNode.Unknown) ? builder.Build(call.Arguments[0].Value, depth + 1) : function;
    }

    /// <summary>A chain on a variable is in the edges of the variable; a chain on a new builder is put together here.</summary>
    private static ValueNode Appended(IInvocationOperation call, ValueNode receiver, CallShape shape, NodeBuilder builder, int depth)
    {
        if (receiver is SymbolNode || call.Arguments.Length == 0)
            return receiver;
        ValueNode added = builder.Build(call.Arguments[call.Arguments.Length > 1 && call.Instance is null ? 1 : 0].Value, depth + 1);
        return new ComposedNode(TextFunction.Concat, shape == CallShape.Append ? [receiver, added] : [added, receiver], SourcePosition.Of(call));
    }

    private static ValueNode Text(IInvocationOperation call, TextFunction function, ValueNode receiver, NodeBuilder builder, int depth)
    {
        ImmutableArray<IArgumentOperation> arguments = call.Arguments;
        int first = call.Instance is null ? 1 : 0;
        if (call.Instance is not null && function is TextFunction.FromBase64 or TextFunction.ToBase64 or TextFunction.FromHex or TextFunction.ToHex && first == 0)
            return ValueNode.Unknown;
        var parts = new List<ValueNode> { receiver };
        switch (function)
        {
            case TextFunction.Concat:
            case TextFunction.Join:
                for (int i = first; i < arguments.Length; i++)
                    parts.Add(builder.Build(arguments[i].Value, depth + 1));
                break;
            case TextFunction.Format:
                for (int i = first; i < arguments.Length; i++)
                    parts.Add(builder.Build(arguments[i].Value, depth + 1));
                if (arguments.Length > 0 && arguments[0].Parameter?.Name == "provider")
                    parts.RemoveAt(0);
                break;
            case TextFunction.Replace or TextFunction.Trim or TextFunction.TrimStart or TextFunction.TrimEnd or TextFunction.Split:
                for (int i = first; i < arguments.Length && i < first + 2; i++)
                    parts.Add(builder.Build(arguments[i].Value, depth + 1));
                break;
            case TextFunction.Insert when arguments.Length > first + 1:
                parts.Add(builder.Build(arguments[first + 1].Value, depth + 1));
                break;
        }

        bool known = false;
        foreach (ValueNode part in parts)
            known |= !ReferenceEquals(part, ValueNode.Unknown);
        if (!known)
            return ValueNode.Unknown;
        int? number = arguments.Length > first ? Constants.Number(arguments[first].Value) : null;
        bool needsNumber = function is TextFunction.Substring or TextFunction.Remove or TextFunction.Insert or TextFunction.PadLeft or TextFunction.PadRight;
        int? second = arguments.Length > first + 1 ? Constants.Number(arguments[first + 1].Value) : -1;
        return new ComposedNode(function, [.. parts], SourcePosition.Of(call))
        {
            // A substring whose bounds are not constant may be the whole.
            First = needsNumber ? number ?? 0 : 0,
            Second = needsNumber && number is not null ? second ?? -1 : -1,
        };
    }

    /// <summary>Of an encoding or a serializer, the argument is the text.</summary>
    private static bool TakesText(IMethodSymbol method) => method.Name == "Deserialize" || method.ContainingType.Name.EndsWith("Encoding", StringComparison.Ordinal);

    private static string? Position(string name) => name is "First" or "FirstOrDefault" ? "0" : null;
}
