using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Whether a project holds tests: there, formats still count; weaker evidence does not, unless configured.</summary>
internal static class TestProject
{
    /// <summary>Set by the SDKs of test frameworks, or by the project; what it says is final.</summary>
    public const string Property = "build_property.IsTestProject";

    /// <summary>Starts of the names of assemblies that only tests reference.</summary>
    private static readonly string[] Frameworks =
    [
        "xunit.", "nunit.framework", "TUnit.", "MSTest.TestFramework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework", "Microsoft.VisualStudio.QualityTools.UnitTestFramework",
    ];

    /// <summary>Asks the project's property first, then its references.</summary>
    public static bool Is(Compilation compilation, AnalyzerConfigOptions global)
    {
        if (global.TryGetValue(Property, out string? value) && bool.TryParse(value, out bool says))
            return says;
        foreach (AssemblyIdentity reference in compilation.ReferencedAssemblyNames)
        {
            if (IsFramework(reference.Name))
                return true;
        }

        return false;
    }

    public static bool IsFramework(string assembly)
    {
        foreach (string framework in Frameworks)
        {
            if (assembly.StartsWith(framework, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
