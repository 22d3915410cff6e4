using Spectre.Console;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Audit.Records;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Verify;

/// <summary>A bar for each log while it is verified, on a terminal only; gone when it is done.</summary>
internal static class VerifyProgress
{
    public static DirectoryResult Run(Terminal terminal, AuditLogs logs, Func<Action<string, long>?, DirectoryResult> verify)
    {
        if (!terminal.Progress.Profile.Capabilities.Interactive)
            return verify(null);
        return terminal.Progress.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
        {
            Dictionary<string, ProgressTask> bars = logs.Paths.ToDictionary(static p => p, p => context.AddTask(Markup.Escape(VisibleText.Of(Path.GetFileName(p))), autoStart: true, maxValue: Math.Max(1, SizeOf(p))));
            return verify((path, records) => bars[path].Value = records);
        });
    }

    private static long SizeOf(string path)
    {
        string file = Path.Combine(path, LogState.Path);
        return File.Exists(file) && LogState.Parse(File.ReadAllBytes(file)) is { } state ? state.Size : 0;
    }
}
