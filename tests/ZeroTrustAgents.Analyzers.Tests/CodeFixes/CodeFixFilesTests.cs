using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Fixes that change files beside the code, and suppressions.</summary>
public sealed class CodeFixFilesTests
{
    private const string Key = "ZeroTrustAgents.Credentials.";
    private const string BaselinePath = "/repo/ZeroTrustAgents.Credentials.baseline";
    private const string TwoPasswords = "class A { void M() { Use(password: \"SECRET1\"); Use(password: \"SECRET2\"); } void Use(string password) { } }";

    [Theory]
    [InlineData("", "\n")]
    [InlineData("# adopted\r\n", "\r\n")]
    [InlineData("# adopted\nZTA1001 | x.cs | y | z…", "\n")]
    public async Task Baseline_FixAll_AppendsLinesThatSilence(string text, string newLine)
    {
        FixRun run = FixRun.Of([TwoPasswords], files: [(BaselinePath, text), ("/repo/appsettings.json", "{ \"Password\": \"SECRET3\" }")]);
        Assert.Equal(3, (await run.FindAsync()).Length);

        await run.FixAllAsync(new CodeFixes.BaselineCodeFixProvider(), Key + "Baseline", FixAllScope.Project);

        string after = await run.FileAsync(BaselinePath);
        Assert.Empty(await run.FindAsync());
        Assert.StartsWith(text, after, StringComparison.Ordinal);
        Assert.EndsWith(newLine, after, StringComparison.Ordinal);
        Assert.Equal(0, FixSecrets.Count(after));
        Assert.Equal(newLine == "\r\n", after.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n') is false);
        await run.FixAllAsync(new CodeFixes.BaselineCodeFixProvider(), Key + "Baseline", FixAllScope.Project);
        Assert.Equal(after, await run.FileAsync(BaselinePath));
    }

    [Fact]
    public async Task Baseline_FixOne_SilencesThatOne()
    {
        FixRun run = FixRun.Of([TwoPasswords], files: [(BaselinePath, "")]);

        Assert.True(await run.FixOneAsync(new CodeFixes.BaselineCodeFixProvider(), Key + "Baseline", (await run.FindAsync())[0]));

        Assert.Single(await run.FindAsync());
    }

    [Fact]
    public async Task Baseline_NoSuchFile_IsNotOffered()
    {
        FixRun run = FixRun.Of([TwoPasswords]);

        Assert.Empty(await run.OfferedAsync(new CodeFixes.BaselineCodeFixProvider(), (await run.FindAsync())[0]));
    }

    [Theory]
    [InlineData("/repo/appsettings.json", "{ \"Db\": { \"Password\": \"SECRET1\" } }", "{ \"Db\": { \"Password\": \"\" } }")]
    [InlineData("/repo/.env", "# x\nDB_PASSWORD=SECRET1\nA=1\n", "# x\nDB_PASSWORD=\nA=1\n")]
    [InlineData("/repo/App.config", "<a><add key=\"Password\" value=\"SECRET1\" /></a>", "<a><add key=\"Password\" value=\"\" /></a>")]
    [InlineData("/repo/App.csproj", "<Project><PropertyGroup><DbPassword>SECRET1</DbPassword></PropertyGroup></Project>", "<Project><PropertyGroup><DbPassword>$(*)</DbPassword></PropertyGroup></Project>")]
    [InlineData("/repo/compose.yml", "db:\n  password: SECRET1 # kept\n", "db:\n  password: ${*} # kept\n")]
    [InlineData("/repo/.github/workflows/ci.yml", "env:\n  DB_PASSWORD: SECRET1\n", "env:\n  DB_PASSWORD: ${{ secrets.* }}\n")]
    [InlineData("/repo/run.sh", "export DB_PASSWORD=\"SECRET1\"\n", "export DB_PASSWORD=\"${*}\"\n")]
    [InlineData("/repo/run.cmd", "set DB_PASSWORD=SECRET1\r\n", "set DB_PASSWORD=%*%\r\n")]
    [InlineData("/repo/run.ps1", "$password = \"SECRET1\"\n", "$password = \"$env:*\"\n")]
    public async Task File_FixAll_RefersOrClears(string path, string text, string expected)
    {
        FixRun run = FixRun.Of(["class A;"], files: [(path, text)]);
        Assert.NotEmpty(await run.FindAsync());

        await run.FixAllAsync(new CodeFixes.FileCodeFixProvider(), Key + "File", FixAllScope.Project);

        string after = await run.FileAsync(path);
        int star = expected.IndexOf('*', StringComparison.Ordinal);
        Assert.StartsWith(star < 0 ? expected : expected[..star], after, StringComparison.Ordinal);
        Assert.EndsWith(star < 0 ? expected : expected[(star + 1)..], after, StringComparison.Ordinal);
        Assert.Empty(await run.FindAsync());
    }

    [Theory]
    [InlineData("/repo/run.ps1", "$password = 'SECRET1'\n")]
    [InlineData("/repo/run.sh", "export DB_PASSWORD='SECRET1'\n")]
    public async Task File_FormatHasNoReference_IsNotOffered(string path, string text)
    {
        FixRun run = FixRun.Of(["class A;"], files: [(path, text)]);

        Assert.Empty(await run.OfferedAsync(new CodeFixes.FileCodeFixProvider(), Assert.Single(await run.FindAsync())));
    }

    [Theory]
    [InlineData("#pragma warning disable ZTA1001\nclass A;\n#pragma warning restore ZTA1001\n", "class A;\n")]
    [InlineData("#pragma warning disable CS0168, ZTA1001, ZTA1002 // <Pending>\nclass A;\n#pragma warning restore ZTA1002, CS0168\n", "#pragma warning disable CS0168 // <Pending>\nclass A;\n#pragma warning restore CS0168\n")]
    [InlineData("using System.Diagnostics.CodeAnalysis;\nclass A\n{\n    /// <summary>Doc.</summary>\n    [SuppressMessage(\"x\", \"ZTA1001\")]\n    public int X;\n}\n", "using System.Diagnostics.CodeAnalysis;\nclass A\n{\n    /// <summary>Doc.</summary>\n    public int X;\n}\n")]
    [InlineData("using System;\nusing System.Diagnostics.CodeAnalysis;\n[Serializable, SuppressMessage(\"x\", \"ZTA1001\"), SuppressMessage(\"x\", \"ZTA1002\")] class A;\n", "using System;\nusing System.Diagnostics.CodeAnalysis;\n[Serializable] class A;\n")]
    [InlineData("using System.Diagnostics.CodeAnalysis;\n[assembly: SuppressMessage(\"x\", \"ZTA1001\", Justification = \"<Pending>\", Scope = \"module\")]\nclass A;\n", "using System.Diagnostics.CodeAnalysis;\nclass A;\n")]
    [InlineData("using System.Diagnostics.CodeAnalysis;\n[SuppressMessage(\"x\", \"ZTA1001\")] class A;\n", "using System.Diagnostics.CodeAnalysis;\nclass A;\n")]
    public async Task Suppression_WithoutReason_IsRemoved(string source, string expected)
    {
        FixRun run = FixRun.Of([source]);

        await run.FixAllAsync(new CodeFixes.SuppressionCodeFixProvider(), Key + "RemoveSuppression", FixAllScope.Document);

        Assert.Equal(expected, await run.TextAsync());
        await run.AssertCompilesAsync();
    }
}
