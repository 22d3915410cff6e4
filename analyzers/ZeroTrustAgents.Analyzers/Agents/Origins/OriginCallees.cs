using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Which methods and constructors can have to do with functions whatever they are called with: nearly none has, and a call of any other costs one look-up.</summary>
internal sealed class OriginCallees(OriginTypes carriers, OriginSinks sinks)
{
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SameSymbol.Comparer);

    public bool Matter(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (!_known.TryGetValue(method, out bool matters))
            _known.TryAdd(method, matters = sinks.MayBe(method) || (method.MethodKind != MethodKind.Constructor && OriginCollector.IsServiceRegistration(method)) || Takes(method));
        return matters;
    }

    /// <summary>Whether a parameter can take functions, or hand some to a lambda.</summary>
    private bool Takes(IMethodSymbol method)
    {
        bool isOurs = !method.DeclaringSyntaxReferences.IsEmpty;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            bool counts = isOurs || parameter.RefKind is RefKind.Ref or RefKind.Out || parameter.Type.TypeKind is TypeKind.Delegate or TypeKind.TypeParameter;
            if (counts && (parameter.Type.TypeKind == TypeKind.Delegate ? Hands(parameter.Type) : MayCarry(parameter.Type)))
                return true;
        }

        return false;
    }

    private bool Hands(ITypeSymbol type)
    {
        if (MayCarry(type) || type is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke })
            return true;
        foreach (IParameterSymbol parameter in invoke.Parameters)
        {
            if (MayCarry(parameter.Type))
                return true;
        }

        return false;
    }

    /// <summary>Whether values of a type carry functions for some type arguments.</summary>
    private bool MayCarry(ITypeSymbol type) => carriers.Carries(type) || IsOpen(type);

    private static bool IsOpen(ITypeSymbol type)
    {
        switch (type)
        {
            case ITypeParameterSymbol:
                return true;
            case IArrayTypeSymbol array:
                return IsOpen(array.ElementType);
            case INamedTypeSymbol { IsGenericType: true } named:
                foreach (ITypeSymbol argument in named.TypeArguments)
                {
                    if (IsOpen(argument))
                        return true;
                }

                return named.ContainingType is { } outer && IsOpen(outer);
            default:
                return false;
        }
    }
}
