using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Whether a pattern compares with a text, and not only with nothing, a type or a length.</summary>
internal static class PatternTells
{
    public static bool Of(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return constant.Value.ConstantValue is { HasValue: true, Value: string { Length: > 0 } };
            case INegatedPatternOperation negated:
                return Of(negated.Pattern);
            case IBinaryPatternOperation both:
                return Of(both.LeftPattern) || Of(both.RightPattern);
            case IRecursivePatternOperation recursive:
                foreach (IPropertySubpatternOperation property in recursive.PropertySubpatterns)
                {
                    if (property.Member is not IPropertyReferenceOperation { Property.Name: "Scheme" } && Of(property.Pattern))
                        return true;
                }

                foreach (IPatternOperation part in recursive.DeconstructionSubpatterns)
                {
                    if (Of(part))
                        return true;
                }

                return false;
            case IListPatternOperation list:
                foreach (IPatternOperation part in list.Patterns)
                {
                    if (Of(part))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }
}
