using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>The rules match types by name: a library that renames one would silence them.</summary>
public sealed class KnownTypesTests
{
    public static TheoryData<string> Names =>
        [.. typeof(KnownTypes).GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.NonPublic).Select(static f => (string)f.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Name_OfEveryKnownType_IsOneOfTheLibraries(string name)
    {
        CSharpCompilation compilation = Compile.Agents(("Empty.cs", ""));

        Assert.NotNull(compilation.GetTypeByMetadataName(name));
    }

    [Fact]
    public void Of_WithoutTheLibraries_IsNothing()
    {
        Assert.Null(AgentTypes.Of(Compile.Sources(("Empty.cs", ""))));
        Assert.NotNull(AgentTypes.Of(Compile.Agents(("Empty.cs", ""))));
    }
}
