using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>What the compiler reads is what the runtime finds: the same project, compiled, loaded and started under the lines that the rule asks for.</summary>
public sealed class CapabilityAgreementTests
{
    [Fact]
    public async Task Lines_ThatTheRuleAsksFor_AreWhatTheRuntimeNeeds()
    {
        CSharpCompilation compilation = CapabilityRun.Compilation(CapabilitySample.Source);
        string[] lines = await CapabilityRun.LinesAsync(compilation);

        Assert.True(lines.Length > 40, string.Join("\n", lines));
        string refused = Start(compilation, lines);
        Assert.True(refused.Length == 0, refused);
        Assert.Empty(await CapabilityRun.FindAsync(compilation, string.Join("\n", lines)));
        foreach (string line in lines)
            Assert.Contains($"'{line}' was not reviewed", Start(compilation, lines.Where(l => l != line)), StringComparison.Ordinal);
    }

    [Fact]
    public void Assembly_WithoutTheFile_DoesNotStart() => Assert.Contains("has no AgentCapabilities.txt", Start(CapabilityRun.Compilation(CapabilitySample.Source), null), StringComparison.Ordinal);

    [Fact]
    public async Task File_WithALineThatSaysNothing_DoesNotStart()
    {
        CSharpCompilation compilation = CapabilityRun.Compilation(CapabilitySample.Source);
        string[] lines = await CapabilityRun.LinesAsync(compilation);

        Assert.Contains("Line 1 of AgentCapabilities.txt in Sample cannot be read: 'agent x may y'", Start(compilation, ["agent x may y", .. lines]), StringComparison.Ordinal);
    }

    /// <returns>What the start was refused with.</returns>
    private static string Start(CSharpCompilation compilation, IEnumerable<string>? lines)
    {
        using var image = new MemoryStream();
        ResourceDescription[] resources = lines is null ? [] : [new ResourceDescription("ZeroTrustAgents.AgentCapabilities.txt", () => new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\n", lines))), isPublic: true)];
        Assert.Empty(compilation.Emit(image, manifestResources: resources).Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        var context = new AssemblyLoadContext("sample", isCollectible: true);
        string directory = Directory.CreateTempSubdirectory("zta-capabilities-").FullName;
        try
        {
            Assembly assembly = context.LoadFromStream(image);
            var services = new ServiceCollection();
            var agents = (ZeroTrustAgentsBuilder)assembly.GetType("Contoso.Registration")!.GetMethod("Add")!.Invoke(null, [services])!;
            agents.UseLocalTokenBroker().AddFileAuditLog(directory).RefuseUnreviewedCapabilities(assembly);
            using ServiceProvider provider = services.BuildServiceProvider();
            provider.GetRequiredService<AgentHost>();
            return "";
        }
        catch (Exception exception) when (exception is InvalidOperationException or ZeroTrustAgents.Policy.PolicyException)
        {
            return exception.Message;
        }
        finally
        {
            context.Unload();
            Directory.Delete(directory, recursive: true);
        }
    }
}
