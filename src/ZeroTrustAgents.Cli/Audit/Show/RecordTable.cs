using System.Globalization;
using Spectre.Console;
using ZeroTrustAgents.Cli.Audit.Records;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Show;

/// <summary>Records as rows: what fits a narrow screen, and more on a wide one or in a file.</summary>
internal static class RecordTable
{
    private const int WideFrom = 130;
    private const int NarrowCell = 24;
    private const int WideCell = 40;

    // Of a session's id as much as 'trace' needs to find it, or all of it.
    private const int NarrowSession = 10;
    private const int WideSession = 64;

    public static void Write(IReadOnlyCollection<AuditEvent> records, bool hasLogs, Terminal terminal)
    {
        bool isWide = terminal.Screen.Profile.Width >= WideFrom;
        List<(string Title, Func<AuditEvent, string> Value, int Most)> columns =
        [
            ("TIME (UTC)", isWide ? static r => TimeText.Full(r.Time) : static r => TimeText.Seconds(r.Time), int.MaxValue),
            ("RECORD", r => (hasLogs || isWide ? r.Entry.Log + ":" : "") + r.Entry.Index.ToString(CultureInfo.InvariantCulture), int.MaxValue),
            ("WHAT", What, isWide ? WideCell : NarrowCell),
            ("TOOL", static r => r.Tool, isWide ? WideCell : NarrowCell),
        ];
        if (isWide)
        {
            columns.Add(("AGENT", static r => r.AgentId, WideCell));
            columns.Add(("SUBJECT", static r => r.Subject, WideCell));
        }

        columns.Add(("SESSION/CALL", r => VisibleText.Cut(r.SessionId, isWide ? WideSession : NarrowSession) + (r.CallNumber > 0 ? "/" + r.CallNumber.ToString(CultureInfo.InvariantCulture) : ""), int.MaxValue));
        var table = new Table().NoBorder();
        foreach ((string title, _, int most) in columns)
            table.AddColumn(new TableColumn(new Text(title)) { NoWrap = most == int.MaxValue, Padding = new Padding(0, 0, title == columns[^1].Title ? 0 : 2, 0) });
        foreach (AuditEvent record in records)
            table.AddRow(columns.Select(c => new Text(VisibleText.Cut(c.Value(record), c.Most))));
        terminal.Screen.Write(table);
    }

    private static string What(AuditEvent record) => record.Reason.Length > 0 ? $"{Decision.Of(record)} {record.Reason}" : Decision.Of(record);
}
