using System.Globalization;
using Spectre.Console;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Audit.Records;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Trace;

/// <summary>A timeline for people.</summary>
internal sealed class TimelineText(IAnsiConsole screen)
{
    private const int TimeWidth = 14;
    private const int Step = 3;
    private const int DeepestStep = 8;

    private static readonly Style Plain = Style.Plain;
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Aside = new(decoration: Decoration.Dim);

    private string _day = "";

    public void Write(SessionTimeline timeline)
    {
        WriteHead(timeline);
        // With a stack of its own: how deep calls are nested, the records say.
        var open = new Stack<(CallNode Node, int Depth, bool IsEnd)>();
        foreach (CallNode node in Enumerable.Reverse(timeline.Top))
            open.Push((node, 0, false));
        while (open.TryPop(out (CallNode Node, int Depth, bool IsEnd) next))
        {
            if (next.IsEnd)
            {
                WriteEnd(next.Node, next.Depth);
                continue;
            }

            foreach (AuditEvent decision in next.Node.Decisions)
                WriteRecord(decision, next.Depth);
            open.Push((next.Node, next.Depth, true));
            foreach (CallNode nested in Enumerable.Reverse(next.Node.Nested))
                open.Push((nested, next.Depth + 1, false));
        }

        WriteSummary(timeline);
    }

    private void WriteHead(SessionTimeline timeline)
    {
        Line(0, $"Session {timeline.Records[0].SessionId}", Plain);
        Who("subject", timeline, static r => r.Subject);
        Who("agent", timeline, static r => r.AgentVersion.Length > 0 ? $"{r.AgentId}, version {r.AgentVersion}" : r.AgentId);
        Who("owner", timeline, static r => r.Owner);
        Who("delegated by", timeline, static r => r.Actors);
        Who("recorded in", timeline, static r => r.Entry.Log);
    }

    private void Who(string role, SessionTimeline timeline, Func<AuditEvent, string> value)
    {
        string[] values = [.. timeline.Records.Select(value).Where(static v => v.Length > 0).Distinct()];
        if (values.Length > 0)
            Line(2, role.PadRight(14) + string.Join("; ", values), Plain);
    }

    private void WriteRecord(AuditEvent record, int depth)
    {
        Timed(record, depth, Phrases.Heading(record), record.Phase switch
        {
            AuditPhase.Denied => Bad,
            AuditPhase.Outcome => record.Status == nameof(CallStatus.Succeeded) ? Good : Bad,
            _ => Plain,
        });
        foreach (string detail in Phrases.Details(record))
            Line(Indent(depth) + Step, detail, Aside);
        if (!record.Entry.IsInTree)
            Line(Indent(depth) + Step, "not in the signed tree yet", Aside);
    }

    private void WriteEnd(CallNode node, int depth)
    {
        foreach (AuditEvent outcome in node.Outcomes)
            WriteRecord(outcome, depth);
        if (node.IsOpen)
            Line(Indent(depth), $"#{node.Number.ToString(CultureInfo.InvariantCulture)} {node.Decisions[0].Tool} STILL OPEN: it started, and no outcome is recorded", Bad);
    }

    private void WriteSummary(SessionTimeline timeline)
    {
        Line(0, "", Plain);
        List<string> parts = [];
        foreach (IGrouping<string, AuditEvent> status in timeline.Calls.SelectMany(static c => c.Outcomes.TakeLast(1)).GroupBy(Decision.Of).OrderBy(static g => g.Key, StringComparer.Ordinal))
            parts.Add(Count(status.Count(), status.Key));
        if (timeline.Calls.Count(static c => c.IsDenied && c.Outcomes.Count == 0) is > 0 and int denied)
            parts.Add(Count(denied, Decision.Denied));
        if (timeline.Calls.Count(static c => c.IsOpen) is > 0 and int open)
            parts.Add(Count(open, "still open"));
        Line(0, $"{Count(timeline.Calls.Count, timeline.Calls.Count == 1 ? "call" : "calls")}{(parts.Count > 0 ? ": " + string.Join(", ", parts) : "")}.", Plain);
    }

    private void Timed(AuditEvent record, int depth, string text, Style style)
    {
        if (TimeText.Day(record.Time) is var day && day != _day)
        {
            Line(0, "", Plain);
            Line(0, day + " (UTC)", Plain);
            _day = day;
        }

        Write(TimeText.OfDay(record.Time), Indent(depth), text, style);
    }

    private void Line(int indent, string text, Style style) => Write("", indent, text, style);

    /// <summary>A text behind a margin, in which it stays where it is wrapped.</summary>
    private void Write(string margin, int indent, string text, Style style)
    {
        string visible = VisibleText.Of(text);
        if (indent + (2 * visible.Length) <= screen.Profile.Width)
        {
            // Most lines, at a tenth of the time: no character is wider than two.
            screen.Write(new Paragraph().Append(margin, Aside).Append(new string(' ', indent - margin.Length)).Append(visible, style).Append("\n"));
            return;
        }

        var row = new Grid().AddColumn(new GridColumn { NoWrap = true, Width = indent, Padding = new Padding(0, 0, 0, 0) }).AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        screen.Write(row.AddRow(new Text(margin, Aside), new Text(visible, style)));
    }

    private static int Indent(int depth) => TimeWidth + (Step * Math.Min(depth, DeepestStep));

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}");
}
