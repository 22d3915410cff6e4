using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What all calls of one method, constructor or indexer have in common, so that an ordinary call costs one look-up and its arguments none.</summary>
internal sealed class Callee
{
    public Callee(ISymbol symbol, NodeBuilder builder, NameCache names, CredentialOptions options)
    {
        IsSource = builder.IsSource(symbol);
        var method = symbol as IMethodSymbol;
        if (method is { MethodKind: MethodKind.Constructor, ContainingType: { } type })
        {
            Where = Exposure.Of(type.Name, type) ?? Exposure.OfException(type);
        }
        else if (method is not null)
        {
            Where = Exposure.Of(symbol.Name, symbol);
            Factory = Exposure.OfFactory(method);
            IsComparison = ComparisonCollector.IsComparison(symbol.Name);
            Shape = IsSource || IsComparison ? CallShape.None : CallTable.Find(symbol.Name, out _);
        }

        TakesCredential = TakesNamed(symbol, method, names, options);
        Carriers = CarriersOf(symbol);
        TakesSomething = Carriers != 0 && (IsSource || TakesCredential || TakesFunction(symbol));
    }

    /// <summary>Whether the project declares it.</summary>
    public bool IsSource { get; }

    /// <summary>Where others read what is given to it, if they do.</summary>
    public string? Where { get; }

    /// <summary>What the results of functions given to it become, if it makes tools of them.</summary>
    public string? Factory { get; }

    public bool IsComparison { get; }

    /// <summary>What it does with the values given to it, if it is the framework's.</summary>
    public CallShape Shape { get; }

    /// <summary>Whether some parameter takes a credential, or takes it behind a name.</summary>
    public bool TakesCredential { get; }

    /// <summary>Whether any argument can matter: as a credential, as a write, as a function that the method calls.</summary>
    public bool TakesSomething { get; }

    /// <summary>
    /// Whether a parameter of the method as it is declared can hold a text. Where it cannot, it cannot for any type arguments either, since type
    /// parameters can.
    /// </summary>
    public bool Carries(int ordinal) => (Carriers & Bit(ordinal)) != 0;

    /// <summary>A bit a parameter; those behind the last bit share it.</summary>
    private ulong Carriers { get; }

    private static ulong CarriersOf(ISymbol symbol)
    {
        ulong carriers = 0;
        foreach (IParameterSymbol parameter in Parameters(symbol))
        {
            if (CarrierTypes.Includes(parameter.Type))
                carriers |= Bit(parameter.Ordinal);
        }

        return carriers;
    }

    private static ulong Bit(int ordinal) => 1UL << Math.Min(ordinal, 63);

    private static bool TakesNamed(ISymbol symbol, IMethodSymbol? method, NameCache names, CredentialOptions options)
    {
        bool constructor = method?.MethodKind == MethodKind.Constructor;
        if (constructor && symbol.ContainingType.IsTupleType)
            return true;
        IParameterSymbol? before = null;
        foreach (IParameterSymbol parameter in Parameters(symbol))
        {
            if (CarrierTypes.Includes(parameter.Type)
                && (names.Judge(parameter.Name) != NameEvidence.None
                    || (before is not null && PairRule.IsPair(constructor ? "" : symbol.Name, before.Name))
                    || (method is not null && SinkTable.Takes(method.ContainingType, method.Name, constructor, parameter.Name, options.Sinks, out _))
                    || (Names.Setter(symbol, parameter) is { } set && names.Judge(set) != NameEvidence.None)))
                return true;
            before = parameter;
        }

        return false;
    }

    private static bool TakesFunction(ISymbol symbol)
    {
        foreach (IParameterSymbol parameter in Parameters(symbol))
        {
            if (parameter.Type.TypeKind == TypeKind.Delegate)
                return true;
        }

        return false;
    }

    private static ImmutableArray<IParameterSymbol> Parameters(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => ImmutableArray<IParameterSymbol>.Empty,
    };
}
