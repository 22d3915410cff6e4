using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Whether a pattern compares with a text, and not only with nothing, a type or a length: what it says where it matches, and where it does not.</summary>
internal static class PatternTells
{
    public static (bool Matching, bool Failing) Of(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return (constant.Value.ConstantValue is { HasValue: true, Value: string { Length: > 0 } }, false);
            case INegatedPatternOperation negated:
                (bool matching, bool failing) = Of(negated.Pattern);
                return (failing, matching);
            case IBinaryPatternOperation both:
                return Or(Of(both.LeftPattern), Of(both.RightPattern));
            case IRecursivePatternOperation recursive:
                (bool, bool) parts = default;
                foreach (IPropertySubpatternOperation property in recursive.PropertySubpatterns)
                {
                    if (property.Member is not IPropertyReferenceOperation { Property.Name: "Scheme" })
                        parts = Or(parts, Of(property.Pattern));
                }

                foreach (IPatternOperation part in recursive.DeconstructionSubpatterns)
                    parts = Or(parts, Of(part));
                return parts;
            case IListPatternOperation list:
                (bool, bool) elements = default;
                foreach (IPatternOperation part in list.Patterns)
                    elements = Or(elements, Of(part));
                return elements;
            default:
                return default;
        }
    }

    private static (bool Matching, bool Failing) Or((bool Matching, bool Failing) left, (bool Matching, bool Failing) right) =>
        (left.Matching || right.Matching, left.Failing || right.Failing);
}
