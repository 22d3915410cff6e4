using System.CommandLine;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Audit.Records;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Export;

/// <summary><c>zta audit export</c>.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var directory = new DirectoryArgument();
        string[] names = [.. ExportFormat.All.Select(static f => f.Name)];
        var format = new Option<string>("--format") { Required = true, Description = string.Join(" ", ExportFormat.All.Select(static f => $"{f.Name}: {f.Description}")) };
        format.AcceptOnlyFromAmong(StringComparer.Ordinal, names);
        var file = new Option<string?>("--out") { HelpName = "file", Description = "The file to write, which replaces one of that name when all is written. Default: standard output." };
        var filter = new FilterOptions();
        var command = new Command("export", "Export records, of all logs by time. What is exported is a copy: the log is the evidence.") { directory, format, file };
        filter.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var logs = new AuditLogs(directory.Read(parsed));
            ExportFormat chosen = ExportFormat.All.First(f => f.Name == parsed.GetRequiredValue(format));
            RecordFilter wanted = filter.Read(parsed);
            OutputFile.Write(parsed.GetValue(file), logs.Paths, terminal, to =>
            {
                chosen.Begin(to);
                foreach (AuditLogEntry entry in logs.ReadByTime(cancellationToken))
                {
                    var record = new AuditEvent(entry);
                    if (wanted.Matches(record))
                        chosen.Write(record, to);
                }
            });
            return ExitCode.Success;
        }, cancellationToken));
        return command;
    }
}
