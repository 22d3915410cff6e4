using System.Diagnostics;
using ZeroTrustAgents.Cli.Audit;

namespace ZeroTrustAgents.Cli;

/// <summary>The command as a process of its own: exit codes and what reaches a pipe.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly AuditDirectory _audit = new();

    public void Dispose() => _audit.Dispose();

    [Fact]
    public async Task Verify_GoodThenForgedThenAbsent_ExitsWith0Then1Then2()
    {
        _audit.Write(Sample.Story());
        CliRun good = await Run("audit", "verify", _audit.Root);
        Assert.Equal((0, ""), (good.ExitCode, good.Error));
        Assert.EndsWith("Verified.\n", good.AssertInert().Output, StringComparison.Ordinal);

        _audit.Forge("approver-7", "approver-8");
        CliRun forged = await Run("audit", "verify", _audit.Root);
        Assert.Equal((1, ""), (forged.ExitCode, forged.Error));

        CliRun absent = await Run("audit", "verify", Path.Combine(_audit.Root, "absent"));
        Assert.Equal((2, ""), (absent.ExitCode, absent.Output));
        Assert.Single(absent.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Show_Json_WritesTheStoredLines()
    {
        _audit.Write(Sample.Story());
        CliRun process = await Run("audit", "show", _audit.Root, "--json");
        Assert.Equal(CliRun.Of("audit", "show", _audit.Root, "--json"), process);
        Assert.Equal(12, process.Lines.Length);
    }

    private static async Task<CliRun> Run(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(CommandLine).Assembly.Location);
        foreach (string arg in args)
            start.ArgumentList.Add(arg);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliRun(process.ExitCode, await output, await error);
    }
}
