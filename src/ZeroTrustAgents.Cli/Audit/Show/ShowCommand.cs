using System.CommandLine;
using System.Globalization;
using ZeroTrustAgents.Cli.Audit.Records;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Show;

/// <summary><c>zta audit show</c>.</summary>
internal static class ShowCommand
{
    private const int RowsByDefault = 100;

    public static Command Create(Terminal terminal)
    {
        var directory = new DirectoryArgument();
        var filter = new FilterOptions();
        var limit = new Option<int?>("--limit") { HelpName = "n", Description = $"The newest n of the records that fit. Default: {RowsByDefault} in the table, all of them with --json." };
        limit.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int n) || n < 1))
                result.AddError("--limit has to be a number of 1 or more.");
        });
        var json = new Option<bool>("--json") { Description = "Print the records as they are stored, one CloudEvent a line." };
        var command = new Command("show", "Show records, oldest first, of all logs by time. Reading verifies nothing: 'zta audit verify' does. Control characters in values are printed as \\uXXXX.") { directory };
        filter.AddTo(command);
        command.Add(limit);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var logs = new AuditLogs(directory.Read(parsed));
            RecordFilter wanted = filter.Read(parsed);
            IEnumerable<AuditEvent> matching = logs.ReadByTime(cancellationToken).Select(static e => new AuditEvent(e)).Where(wanted.Matches);
            if (parsed.GetValue(json))
                WriteLines(parsed.GetValue(limit) is { } lines ? new NewestRecords(matching, lines).Records : matching, terminal);
            else
                WriteTable(new NewestRecords(matching, parsed.GetValue(limit) ?? RowsByDefault), logs.Paths.Count, terminal);
            return ExitCode.Success;
        }, cancellationToken));
        return command;
    }

    private static void WriteLines(IEnumerable<AuditEvent> records, Terminal terminal) =>
        OutputFile.Write(null, [], terminal, to =>
        {
            foreach (AuditEvent record in records)
                StoredLine.Write(record.Entry, to);
        });

    private static void WriteTable(NewestRecords newest, int logs, Terminal terminal)
    {
        if (newest.Found == 0)
            terminal.Say("No record fits.");
        else
            RecordTable.Write(newest.Records, logs > 1, terminal);
        if (newest.Found > newest.Records.Count)
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"These are the newest {newest.Records.Count:N0} of {newest.Found:N0} records that fit: see --limit."));
    }
}
