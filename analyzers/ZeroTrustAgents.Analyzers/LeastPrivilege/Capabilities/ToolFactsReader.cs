using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Capabilities;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What a tool declares, in <c>[ToolAccess]</c> or in <c>new ToolAccess(…) { … }</c>.</summary>
internal static class ToolFactsReader
{
    /// <summary>Reads the attribute; <see langword="null"/> when it is malformed.</summary>
    public static ToolFacts? Of(AttributeData access)
    {
        if (access.ConstructorArguments.Length == 0 || Texts(access.ConstructorArguments[0]) is not { } scopes)
            return null;
        var facts = new ToolFacts(scopes, ToolFacts.DefaultTier, 0, 0, null, []);
        foreach (KeyValuePair<string, TypedConstant> named in access.NamedArguments)
        {
            TypedConstant value = named.Value;
            facts = named.Key switch
            {
                "Tier" when value.Value is int tier => facts with { Tier = tier },
                "Effect" when value.Value is int effect => facts with { Effect = effect },
                "Returns" when value.Value is int returns => facts with { Returns = returns },
                "Audience" => facts with { Audience = value.Value as string },
                "Boundary" => facts with { Boundary = Texts(value) ?? [] },
                "Targets" => facts with { Targets = Texts(value) ?? [] },
                "TrustedFields" => facts with { TrustedFields = Texts(value) ?? [] },
                _ => facts,
            };
        }

        return facts;
    }

    /// <summary>Reads the creation of a <c>ToolAccess</c>; <see langword="null"/> when something in it is no constant.</summary>
    public static ToolFacts? Of(IObjectCreationOperation access)
    {
        var scopes = new List<string>();
        if (Calls.Argument(access.Arguments, "scopes") is not { } given || !ConstantTexts.Read(given, (_, text) => scopes.Add(text ?? "")))
            return null;
        var facts = new ToolFacts(scopes, ToolFacts.DefaultTier, 0, 0, null, []);
        if (access.Initializer is null)
            return facts;
        foreach (IOperation initializer in access.Initializer.Initializers)
        {
            if (initializer is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value })
                continue;
            if (name is "Boundary" or "Targets" or "TrustedFields")
            {
                var listed = new List<string>();
                if (!ConstantTexts.Read(value, (_, text) => listed.Add(text ?? "")))
                    return null;
                facts = name == "Boundary" ? facts with { Boundary = listed } : name == "Targets" ? facts with { Targets = listed } : facts with { TrustedFields = listed };
            }
            else if (Constants.Unwrap(value).ConstantValue is { HasValue: true, Value: var constant })
            {
                facts = (name, constant) switch
                {
                    ("Tier", int tier) => facts with { Tier = tier },
                    ("Effect", int effect) => facts with { Effect = effect },
                    ("Returns", int returns) => facts with { Returns = returns },
                    ("Audience", string audience) => facts with { Audience = audience },
                    _ => facts,
                };
            }
            else if (name is "Tier" or "Effect" or "Returns" or "Audience")
            {
                return null;
            }
        }

        return facts;
    }

    private static List<string>? Texts(TypedConstant list)
    {
        if (list.Kind != TypedConstantKind.Array || list.IsNull)
            return null;
        var texts = new List<string>();
        foreach (TypedConstant value in list.Values)
        {
            if (value.Value is not string text)
                return null;
            texts.Add(text);
        }

        return texts;
    }
}
