using HelpdeskAgent;
using Spectre.Console;

namespace ZeroTrustAgents.Samples.Tests;

/// <summary>One run of the sample in a directory of its own.</summary>
public sealed class SampleRun : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("helpdesk");

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public string AuditDirectory => Path.Combine(_directory.FullName, "audit");

    public async Task InitializeAsync() => (ExitCode, Output) = await PlayAsync(AuditDirectory, CancellationToken.None);

    public Task DisposeAsync()
    {
        _directory.Delete(recursive: true);
        return Task.CompletedTask;
    }

    internal static async Task<(int ExitCode, string Output)> PlayAsync(string auditDirectory, CancellationToken cancellationToken)
    {
        var output = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 80;
        int exitCode = await Sample.RunAsync(new SampleOptions(AuditDirectory: auditDirectory), console, cancellationToken);
        return (exitCode, output.ToString());
    }
}
