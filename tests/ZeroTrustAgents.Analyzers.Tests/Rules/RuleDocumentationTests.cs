using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Every rule has its page, its line in the release notes and a well-formed descriptor; every page has its rule.</summary>
public sealed class RuleDocumentationTests
{
    private const string Baseline = """

        ## Baseline

        For adopting the package in an old code base: `ZeroTrustAgents.Credentials.baseline` in the project's directory or above it lists findings that are not reported, one line each:

        ```text
        # Why it is accepted, and until when.
        ZTA1005 | src/App/appsettings.json | Smtp:Password | co…
        ```

        Rule, path relative to the file, target (for what a format identifies, the id of its kind), and the masked value: nothing of the value that the report would not show. A new value under the same name is reported, unless it starts alike. Every finding carries its line as the property `baseline`, which the SARIF log of each project holds. Paths are relative to the baseline once there is one, so start with an empty file where it is to stand:

        ```bash
        touch ZeroTrustAgents.Credentials.baseline
        dotnet build --no-incremental -p:ErrorLog=findings.sarif%2Cversion=2.1
        find . -name findings.sarif -exec jq -r '.runs[].results[].properties.customProperties.baseline // empty' {} + | sort -u > ZeroTrustAgents.Credentials.baseline
        ```

        ## Enforcement

        One MSBuild property of the package, `ZeroTrustEnforcement`, says how much all rules weigh: `Advise` (warnings), `Standard` (the default: warnings, and errors on a build server) or `Strict` (errors, with the rules that are off by default). Single rules, in `.editorconfig` or a `.globalconfig`, stand above it:

        ```ini
        # .globalconfig
        is_global = true
        dotnet_diagnostic.ZTA1005.severity = error
        dotnet_diagnostic.ZTA2003.severity = warning
        ```

        Set rules by id: the presets do, and the compiler lets an id stand above a category (`dotnet_analyzer_diagnostic.category-…`), which would hold on a developer's machine and not on the build server. It also applies categories, and the sections of `.editorconfig`, to C# only: rules about other files (ZTA1005, ZTA1009, ZTA3008, ZTA3009) need a `.globalconfig`.

        """;

    public static TheoryData<string> Ids => [.. Rule.All.Select(static d => d.Id)];

    private static string SeverityOf(DiagnosticDescriptor rule) => rule.DefaultSeverity == DiagnosticSeverity.Error ? "error" : "warning";

    private static DiagnosticDescriptor Descriptor(string id) => Rule.All.Single(d => d.Id == id);

    private static string Text(LocalizableString text) => text.ToString(CultureInfo.InvariantCulture);

    [Fact]
    public void Rules_OfAllAnalyzers_AreListedOnce()
    {
        ImmutableHashSet<string> supported =
        [
            .. typeof(Rule).Assembly.GetTypes()
                .Where(static t => t.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
                .SelectMany(static t => ((DiagnosticAnalyzer)Activator.CreateInstance(t)!).SupportedDiagnostics)
                .Select(static d => d.Id),
        ];

        Assert.Equal(Rule.All.Count, Rule.All.Select(static d => d.Id).Distinct().Count());
        Assert.Empty(supported.Except(Rule.All.Select(static d => d.Id)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_OfEveryRule_IsWellFormed(string id)
    {
        DiagnosticDescriptor descriptor = Descriptor(id);

        Assert.Matches("^ZTA[1-9][0-9]{3}$", id);
        Assert.Equal("docs/rules/" + id + ".md", descriptor.HelpLinkUri);
        Assert.False(Text(descriptor.Title).EndsWith('.'), "A title is no sentence.");
        Assert.EndsWith(".", Text(descriptor.MessageFormat), StringComparison.Ordinal);
        Assert.EndsWith(".", Text(descriptor.Description), StringComparison.Ordinal);
        string category = id[3] switch { '1' => Rule.Credentials, '2' => Rule.Attribution, '3' => Rule.LeastPrivilege, _ => Rule.Boundary };
        Assert.Equal(category, descriptor.Category);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_OfEveryRule_SaysWhatItMust(string id)
    {
        string page = File.ReadAllText(RepositoryFile.PathOf("docs", "rules", id + ".md"));

        Assert.StartsWith($"# {id} {Text(Descriptor(id).Title)}\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        string[] sections = ["## Why", "## Example", "## How to fix it", "## Configure", "## Suppress", "## What it cannot see"];
        Assert.All(sections, section => Assert.Contains(section + "\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal));
        if (id[3] == '1')
            Assert.Matches("(?i)rotate|change|revoke", page);
        Assert.Contains("eported:", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_InTheFolder_BelongToARule()
    {
        IEnumerable<string?> pages = Directory.GetFiles(RepositoryFile.PathOf("docs", "rules"), "ZTA*.md").Select(static p => Path.GetFileNameWithoutExtension(p));

        Assert.Equal(Rule.All.Select(static d => d.Id).Order(), pages.Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ReleaseNotes_OfEveryRule_HaveItsLine(string id)
    {
        DiagnosticDescriptor descriptor = Descriptor(id);
        string severity = descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled";
        string line = $"{id} | {descriptor.Category} | {severity} | {Text(descriptor.Title)}";
        string[] notes = ["Shipped", "Unshipped"];

        Assert.Contains(line, notes.SelectMany(static n => File.ReadAllLines(RepositoryFile.PathOf("analyzers", "ZeroTrustAgents.Analyzers", $"AnalyzerReleases.{n}.md"))));
    }

    [Fact]
    public void Index_OfTheRules_IsUpToDate()
    {
        var index = new StringBuilder("# Rules\n\nWhat the analyzers report. Made from the rules themselves; every rule has its page.\n\n| Rule | What | Default |\n|---|---|---|\n");
        foreach (DiagnosticDescriptor rule in Rule.All)
            index.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {Text(rule.Title)} | {(rule.IsEnabledByDefault ? SeverityOf(rule) : "off")} |\n");
        index.Append("\n[Kinds of credentials](credential-kinds.md) that a format identifies.\n\nWhat the rules say of other people's code: [those about credentials](../credentials.md#real-code), [those about agents](../agent-rules.md).\n");

        RepositoryFile.AssertIsGenerated(index.Append(Baseline.ReplaceLineEndings("\n")).ToString(), "docs", "rules", "README.md");
    }

    /// <summary>The presets of <c>ZeroTrustEnforcement</c>. Their level is below that of a project's own files, which so stand above them.</summary>
    [Theory]
    [InlineData("Advise", "of advice")]
    [InlineData("Errors", "of the standard enforcement on a build server")]
    [InlineData("Strict", "of the strict enforcement")]
    public void Preset_OfTheEnforcement_IsUpToDate(string name, string what)
    {
        var preset = new StringBuilder($"# The severities {what}. Made from the rules themselves.\nis_global = true\nglobal_level = -50\n\n");
        foreach (DiagnosticDescriptor rule in Rule.All)
        {
            if (rule.IsEnabledByDefault || name == "Strict")
                preset.Append(CultureInfo.InvariantCulture, $"dotnet_diagnostic.{rule.Id}.severity = {(name == "Advise" || rule.Id == WeakEvidence.Id ? "warning" : "error")}\n");
        }

        RepositoryFile.AssertIsGenerated(preset.ToString(), "nuget", "ZeroTrustAgents.Analyzers", "buildTransitive", "config", name + ".globalconfig");
    }

    [Fact]
    public void Table_OfTheKinds_IsUpToDate()
    {
        var table = new StringBuilder("# Kinds of credentials\n\nWhat is found by its format, wherever it stands and whatever it is called. Made from the table that the analyzers and the runtime use.\n\n");
        table.Append(CultureInfo.InvariantCulture, $"{CredentialKinds.All.Count} kinds.\n\n| Id | What | Provider | How to make it worthless |\n|---|---|---|---|\n");
        foreach (CredentialKind kind in CredentialKinds.All.OrderBy(static k => k.Id, StringComparer.Ordinal))
            table.Append(CultureInfo.InvariantCulture, $"| `{kind.Id}` | {Cell(kind.Name)} | {Cell(kind.Provider)} | {Cell(kind.Revoke)} |\n");

        RepositoryFile.AssertIsGenerated(table.ToString(), "docs", "rules", "credential-kinds.md");
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
