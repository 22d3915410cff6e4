using Microsoft.CodeAnalysis;
using System.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What Semantic Kernel calls a function: the attribute's name, or the method's without <c>Async</c> if it is asynchronous.</summary>
internal static class KernelFunctionName
{
    private const string Ending = "Async";

    public static string Of(IMethodSymbol method, AgentTypes types)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (AgentTypes.Is(attribute.AttributeClass, types.KernelFunctionAttribute) && attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Value is string { Length: > 0 } name)
                return name;
        }

        string sanitised = Sanitised(method.Name);
        return IsAsynchronous(method.ReturnType) && sanitised.Length > Ending.Length && sanitised.EndsWith(Ending, StringComparison.Ordinal)
            ? sanitised.Substring(0, sanitised.Length - Ending.Length)
            : sanitised;
    }

    private static bool IsAsynchronous(ITypeSymbol type) => type.Name is "Task" or "ValueTask" or "IAsyncEnumerable" && type.ContainingNamespace is { } space
        && (space.Name is "Tasks" or "Generic") && space.ContainingNamespace?.ContainingNamespace?.Name == "System";

    private static string Sanitised(string name)
    {
        StringBuilder? changed = null;
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'))
                (changed ??= new StringBuilder(name))[i] = '_';
        }

        return changed?.ToString() ?? name;
    }
}
