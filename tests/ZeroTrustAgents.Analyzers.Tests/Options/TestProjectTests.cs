using Microsoft.CodeAnalysis.CSharp;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class TestProjectTests
{
    private static bool Is(CSharpCompilation compilation, string? property)
    {
        Dictionary<string, string> options = property is null ? [] : new() { [TestProject.Property] = property };
        return TestProject.Is(compilation, new FixedOptions(options).GlobalOptions);
    }

    private static CSharpCompilation WithFramework(string name) => Compile.Sources(("a.cs", "class A;"))
        .AddReferences(CSharpCompilation.Create(name, options: new(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference());

    [Theory]
    [InlineData("xunit.core")]
    [InlineData("xunit.v3.core")]
    [InlineData("nunit.framework")]
    [InlineData("Microsoft.VisualStudio.TestPlatform.TestFramework")]
    [InlineData("MSTest.TestFramework")]
    [InlineData("TUnit.Core")]
    public void Is_ReferencesATestFramework_IsATestProject(string framework) => Assert.True(Is(WithFramework(framework), null));

    [Fact]
    public void Is_ReferencesNone_IsNot() => Assert.False(Is(Compile.Sources(("a.cs", "class A;")), null));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Is_PropertySaysSo_PropertyWins(string property, bool test)
    {
        Assert.Equal(test, Is(WithFramework("xunit.core"), property));
        Assert.Equal(test, Is(Compile.Sources(("a.cs", "class A;")), property));
    }

    [Fact]
    public void Is_PropertyEmpty_ReferencesDecide() => Assert.True(Is(WithFramework("xunit.core"), ""));
}
