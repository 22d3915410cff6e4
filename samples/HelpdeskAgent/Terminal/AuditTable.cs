using Spectre.Console;

namespace HelpdeskAgent.Terminal;

/// <summary>Calls of one agent as a table that fits 80 columns.</summary>
internal static class AuditTable
{
    public static Table Of(IEnumerable<AuditedCall> calls)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("For", "Tool", "Tier", "Decision", "Decided by", "Token");
        foreach (AuditedCall call in calls)
        {
            string decision = call.Reason is null ? $"[green]{call.Status}[/]" : $"[red]{call.Reason}[/]";
            table.AddRow(
                Markup.Escape(Screen.Short(call.Subject)),
                Markup.Escape(call.Tool[(call.Tool.IndexOf('-', StringComparison.Ordinal) + 1)..]),
                call.Tier,
                decision,
                Markup.Escape(call.Approver is { } approver ? Screen.Short(approver) : "policy"),
                call.TokenHash is { } hash ? Markup.Escape(hash[..6]) : "-");
        }

        return table;
    }
}
