using System.Diagnostics;
using System.Reflection.Metadata;
using System.Security.Cryptography;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.Samples.Tests;

/// <summary>What <c>ZeroTrustEnforcement</c> makes of a finding, in builds of a project outside this repository.</summary>
public sealed class EnforcementTests : IDisposable
{
    private static readonly string[] BuildServers = ["ContinuousIntegrationBuild", "CI", "GITHUB_ACTIONS", "TF_BUILD", "GITLAB_CI", "JENKINS_URL", "TEAMCITY_VERSION"];

    private readonly string _directory = Directory.CreateTempSubdirectory("zta-enforcement-").FullName;

    [Theory]
    [InlineData("", "", "warning")]
    [InlineData("Standard", "CI=true", "error")]
    [InlineData("Standard", "CI=false", "warning")]
    [InlineData("Advise", "CI=true", "warning")]
    [InlineData("Strict", "", "error")]
    public async Task Build_WithACredential_EndsAsItIsTold(string enforcement, string environment, string severity)
    {
        await WriteProjectAsync(enforcement);

        (int exit, string output) = await DotnetAsync(environment, "build", "--nologo", "-v", "q");

        Assert.Contains($"{severity} ZTA1002", output, StringComparison.Ordinal);
        Assert.Equal(severity == "error" ? 1 : 0, exit);
    }

    [Fact]
    public async Task Build_WithARuleSetByTheProject_GoesByThat()
    {
        await WriteProjectAsync("Strict");
        await File.WriteAllTextAsync(Path.Combine(_directory, ".editorconfig"), "root = true\n[*.cs]\ndotnet_diagnostic.ZTA1002.severity = warning\n");

        (int exit, string output) = await DotnetAsync("", "build", "--nologo", "-v", "q");

        Assert.Contains("warning ZTA1002", output, StringComparison.Ordinal);
        Assert.Equal(0, exit);
    }

    /// <summary>The rule about capabilities is an error from the start, but for those who asked for advice.</summary>
    [Theory]
    [InlineData("", "ZTA3007", "error")]
    [InlineData("Advise", "ZTA3007", "warning")]
    public async Task Build_WithACapabilityThatIsNotListed_EndsAsItIsTold(string enforcement, string rule, string severity)
    {
        await WriteProjectAsync(enforcement);
        await File.WriteAllTextAsync(Path.Combine(_directory, "App.cs"), """
            using Microsoft.Extensions.DependencyInjection;
            class App { public static void Add(IServiceCollection services) => services.AddZeroTrustAgents().AddAgent("a", a => a.OwnedBy("first.last@contoso.example").WithPurpose("Works on things")); }
            """);
        string project = Path.Combine(_directory, "App.csproj");
        await File.WriteAllTextAsync(project, (await File.ReadAllTextAsync(project)).Replace(
            "</Project>", $"<ItemGroup><FrameworkReference Include=\"Microsoft.AspNetCore.App\" /><Reference Include=\"{AppContext.BaseDirectory}ZeroTrustAgents.Core.dll;{AppContext.BaseDirectory}ZeroTrustAgents.Abstractions.dll\" /></ItemGroup></Project>", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(_directory, "AgentCapabilities.txt"), "# reviewed\n");

        (int exit, string output) = await DotnetAsync("", "build", "--nologo", "-v", "q");

        Assert.Contains($"{severity} {rule}: 'agent a owner first.last@contoso.example' was not reviewed", output, StringComparison.Ordinal);
        Assert.Equal(severity == "error" ? 1 : 0, exit);
        if (exit == 0)
        {
            using var assembly = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(Path.Combine(_directory, "bin", "Debug", "net10.0", "App.dll")));
            MetadataReader metadata = assembly.GetMetadataReader();
            Assert.Contains("ZeroTrustAgents.AgentCapabilities.txt", metadata.ManifestResources.Select(r => metadata.GetString(metadata.GetManifestResource(r).Name)));
        }
    }

    [Theory]
    [InlineData("CI=true", "Errors")]
    [InlineData("CI=1", "Errors")]
    [InlineData("CI=0", "")]
    [InlineData("ContinuousIntegrationBuild=true", "Errors")]
    [InlineData("GITHUB_ACTIONS=true", "Errors")]
    [InlineData("TF_BUILD=true", "Errors")]
    [InlineData("TF_BUILD=True", "Errors")]
    [InlineData("GITLAB_CI=true", "Errors")]
    [InlineData("JENKINS_URL=https://jenkins.example/", "Errors")]
    [InlineData("TEAMCITY_VERSION=2026.1", "Errors")]
    [InlineData("", "")]
    public async Task Standard_OnEveryBuildServer_IsEnforced(string environment, string preset)
    {
        await WriteProjectAsync("");

        (int exit, string output) = await DotnetAsync(environment, "msbuild", "-getProperty:_ZeroTrustPreset");

        Assert.Equal((0, preset), (exit, output.Trim()));
    }

    [Fact]
    public async Task Enforcement_Misspelt_FailsTheBuildAndSaysWhatToWrite()
    {
        await WriteProjectAsync("Stric");

        (int exit, string output) = await DotnetAsync("", "build", "--nologo", "-v", "q");

        Assert.Equal(1, exit);
        Assert.Contains("error ZTA0001: ZeroTrustEnforcement is 'Stric'. Write Advise", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private async Task WriteProjectAsync(string enforcement)
    {
        string package = Path.Combine(RepositoryRoot.Directory, "nuget", "ZeroTrustAgents.Analyzers", "build", "ZeroTrustAgents.Analyzers");
        string analyzers = typeof(EnforcementTests).Assembly.Location is var here && here.Contains("Debug", StringComparison.Ordinal) ? "Debug" : "Release";
        string property = enforcement.Length == 0 ? "" : $"<ZeroTrustEnforcement>{enforcement}</ZeroTrustEnforcement>";
        string secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)).Replace('+', 'x').Replace('/', 'y');
        await File.WriteAllTextAsync(Path.Combine(_directory, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit>{property}</PropertyGroup>
              <ItemGroup><Analyzer Include="{RepositoryRoot.Directory}/analyzers/ZeroTrustAgents.Analyzers/bin/{analyzers}/netstandard2.0/ZeroTrustAgents.Analyzers.dll" /></ItemGroup>
            </Project>
            """);

        // Where the SDK imports the files of packages.
        await File.WriteAllTextAsync(Path.Combine(_directory, "Directory.Build.props"), $"<Project><Import Project=\"{package}.props\" /></Project>");
        await File.WriteAllTextAsync(Path.Combine(_directory, "Directory.Build.targets"), $"<Project><Import Project=\"{package}.targets\" /></Project>");
        await File.WriteAllTextAsync(Path.Combine(_directory, "App.cs"), $"class App {{ static string password = \"{secret}\"; static string Use() => password; }}");
    }

    private async Task<(int Exit, string Output)> DotnetAsync(string environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _directory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string variable in BuildServers)
            start.Environment.Remove(variable);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        if (environment.Split('=') is [var name, var value])
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
