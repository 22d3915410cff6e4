using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The arguments of a tool that the model writes, and that can be any text: a bit each.</summary>
internal sealed class ModelArguments
{
    private const int Most = 63;
    private const int Deepest = 3;

    private readonly List<string> _names = [];

    public bool IsEmpty => _names.Count == 0;

    /// <summary>The arguments of a tool; none of those that the library hands in itself.</summary>
    public static ModelArguments Of(IMethodSymbol tool, TaintState state)
    {
        var arguments = new ModelArguments();
        foreach (IParameterSymbol parameter in tool.Parameters)
        {
            if (parameter.RefKind == RefKind.Out || IsInjected(parameter))
                continue;
            if (IsText(parameter.Type))
                state[parameter] = new Tracked(Taint.Of(arguments.Add(parameter.Name)));
            else if (IsData(parameter.Type, 0))
                arguments.AddMembers(parameter, state);
        }

        return arguments;
    }

    /// <summary>Every parameter of a helper that can carry a text: the bit is the parameter's number.</summary>
    public static ModelArguments OfHelper(IMethodSymbol helper, TaintState state)
    {
        var arguments = new ModelArguments();
        foreach (IParameterSymbol parameter in helper.Parameters)
        {
            ulong bit = arguments.Add(parameter.Name);
            if (CarrierText.Is(parameter.Type) && parameter.RefKind != RefKind.Out)
                state[parameter] = new Tracked(Taint.Of(bit));
        }

        return arguments;
    }

    /// <summary>The name of the first of some arguments.</summary>
    public string NameOf(ulong arguments)
    {
        for (int i = 0; i < _names.Count; i++)
        {
            if ((arguments >> i & 1) != 0)
                return _names[i];
        }

        return "";
    }

    private ulong Add(string name)
    {
        if (_names.Count < Most)
            _names.Add(name);
        return 1UL << (_names.Count - 1);
    }

    private void AddMembers(IParameterSymbol parameter, TaintState state)
    {
        ulong all = 0;
        for (ITypeSymbol? type = parameter.Type; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers())
            {
                if (!IsDataMember(member, 0))
                    continue;
                ulong bit = Add(parameter.Name + "." + member.Name);
                state[new MemberKey(parameter, member)] = new Tracked(Taint.Of(bit));
                all |= bit;
            }
        }

        state[parameter] = new Tracked(Taint.Of(all));
    }

    private static bool IsInjected(IParameterSymbol parameter)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is "FromServicesAttribute" or "FromKernelServicesAttribute" or "FromKeyedServicesAttribute")
                return true;
        }

        return false;
    }

    private static bool IsText(ITypeSymbol type)
    {
        switch (type)
        {
            case { SpecialType: SpecialType.System_String or SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic }:
                return true;
            case IArrayTypeSymbol array:
                return Flow.Constants.IsElement(array.ElementType) || IsText(array.ElementType) || IsData(array.ElementType, 0);
            case INamedTypeSymbol { IsGenericType: true } generic when DottedName.IsUnder(generic, "System.Collections") || generic.IsTupleType || generic.Name is "Nullable" or "ReadOnlyMemory" or "Memory" && DottedName.IsIn(generic, "System"):
                return AnyText(generic.TypeArguments);
            case { Name: "Uri" }:
                return DottedName.IsIn(type, "System");
            case { Name: "KernelArguments" or "AIFunctionArguments" }:
                return DottedName.IsIn(type, "Microsoft");
            default:
                return type.Name.StartsWith("Json", StringComparison.Ordinal) && type.TypeKind is TypeKind.Class or TypeKind.Struct && DottedName.IsUnder(type, "System.Text.Json");
        }
    }

    private static bool AnyText(ImmutableArray<ITypeSymbol> types)
    {
        foreach (ITypeSymbol type in types)
        {
            if (IsText(type) || IsData(type, 0))
                return true;
        }

        return false;
    }

    /// <summary>A type of the project that is filled in from JSON: it has texts, and is not made of services.</summary>
    private static bool IsData(ITypeSymbol type, int depth)
    {
        if (depth == Deepest || type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } named || DottedName.IsIn(type, "System") || DottedName.IsIn(type, "Microsoft") || DottedName.IsIn(type, "ModelContextProtocol"))
            return false;
        foreach (IMethodSymbol constructor in named.InstanceConstructors)
        {
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                if (!SymbolEqualityComparer.Default.Equals(parameter.Type, type) && !IsText(parameter.Type) && parameter.Type is { IsReferenceType: true } and not IArrayTypeSymbol && !IsData(parameter.Type, depth + 1))
                    return false;
            }
        }

        for (ITypeSymbol? at = type; at is { SpecialType: SpecialType.None }; at = at.BaseType)
        {
            foreach (ISymbol member in at.GetMembers())
            {
                if (IsDataMember(member, depth))
                    return true;
            }
        }

        return false;
    }

    private static bool IsDataMember(ISymbol member, int depth) => member switch
    {
        { IsStatic: true } or not { DeclaredAccessibility: Accessibility.Public } => false,
        IPropertySymbol { IsIndexer: false } property => (property.SetMethod is not null || HasParameter(property)) && (IsText(property.Type) || IsData(property.Type, depth + 1)),
        IFieldSymbol { IsReadOnly: false, IsConst: false } field => IsText(field.Type) || IsData(field.Type, depth + 1),
        _ => false,
    };

    /// <summary>Whether a constructor fills in a property that nobody can set later.</summary>
    private static bool HasParameter(IPropertySymbol property)
    {
        foreach (IMethodSymbol constructor in property.ContainingType.InstanceConstructors)
        {
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                if (string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }
}
