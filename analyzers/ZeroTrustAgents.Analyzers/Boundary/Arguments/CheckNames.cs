using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Methods of the project that check a value, by what they return and what they are called.</summary>
internal static class CheckNames
{
    /// <summary>Whether a method answers a question about a value with yes or no, and the question is not whether it is there.</summary>
    public static bool Asks(IMethodSymbol method) => IsFlag(method.ReturnType) && !IsAboutPresence(Words.Of(method.Name));

    /// <summary>Whether a method that returns nothing says that it throws unless a value is right.</summary>
    public static bool Demands(IMethodSymbol method)
    {
        return ReturnsNothing(method.ReturnType) && SaysCheck(method);
    }

    /// <summary>Whether a method of the project is called like a check: what it returns, an error or a result, is the verdict.</summary>
    public static bool SaysCheck(IMethodSymbol method)
    {
        if (DottedName.IsIn(method.ContainingType, "System"))
            return false;
        List<string> words = Words.Of(method.Name);
        foreach (string word in words)
        {
            if (IsCheck(word))
                return !IsAboutPresence(words);
        }

        return false;
    }

    private static bool IsCheck(string word) => word is "validate" or "validates" or "validation" or "ensure" or "ensures" or "check" or "checks" or "sanitize" or "sanitise" or "guard" or "verify" or "assert"
        or "require" or "demand" or "enforce" or "authorize" or "authorise" or "valid" or "allowed" or "restrict";

    private static bool IsAboutPresence(List<string> words) => words.Contains("null") || words.Contains("empty") || words.Contains("blank") || words.Contains("whitespace") || words.Contains("white") || words.Contains("length") || words.Contains("provided");

    private static bool ReturnsNothing(ITypeSymbol type) => type.SpecialType == SpecialType.System_Void || type is INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false };

    private static bool IsFlag(ITypeSymbol type) => type.SpecialType == SpecialType.System_Boolean
        || type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } of } && of[0].SpecialType == SpecialType.System_Boolean;
}
