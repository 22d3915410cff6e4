using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The titles of the rules.</summary>
internal static class RuleTitles
{
    private static readonly HashSet<string> All = new(StringComparer.OrdinalIgnoreCase);

    static RuleTitles()
    {
        foreach (DiagnosticDescriptor descriptor in Rule.All)
            All.Add(descriptor.Title.ToString(CultureInfo.InvariantCulture));
    }

    public static bool Contains(string text) => All.Contains(text);
}
