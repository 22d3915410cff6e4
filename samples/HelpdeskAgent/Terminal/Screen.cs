using System.Reflection;
using HelpdeskAgent.Agent;
using Spectre.Console;
using ZeroTrustAgents;
using ZeroTrustAgents.Approvals;

namespace HelpdeskAgent.Terminal;

/// <summary>What the operator sees. Whatever a model or a ticket wrote is escaped before it is shown.</summary>
internal sealed class Screen(IAnsiConsole console)
{
    private const int LongestArguments = 56;

    private int _scenes;

    public void Begin(string title, string story, string subject, string request)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{++_scenes}. {Markup.Escape(title)}[/]").LeftJustified());
        Line("grey", story, 0);
        Line("aqua", $"{subject}: {request}", 0);
    }

    public void Call(ObservedCall call)
    {
        string text = $"{call.Tool}({Arguments(call)})";
        if (call.Denial is { } denial)
        {
            console.WriteParagraph("red", text, 2, "STOPPED");
            Line("yellow", $"{denial.Reason.Id} {denial.Reason.Summary}", 10);
        }
        else if (call.Failure is { } failure)
        {
            console.WriteParagraph("yellow", text, 2, "FAILED ");
            Line("yellow", SafeText.ForDisplay(failure.Message, 300), 10);
        }
        else
        {
            console.WriteParagraph("green", text, 2, "allowed");
            Line("grey", WhyAllowed(call.Tool), 10);
        }
    }

    public void Approver(string text) => Line("fuchsia", $"approver {text}", 2);

    public void Service(string text, bool good) => Line(good ? "green" : "red", text, 2);

    public void ModelWasTold(string text) => Line("grey", $"The model was told no more than: {SafeText.ForDisplay(text, 300)}", 2);

    public void Answer(string text) => Line("aqua", $"helpdesk: {SafeText.ForDisplay(text, 300)}", 0);

    public void Note(string text) => Line("fuchsia", text, 2);

    public void Problem(string text) => Line("red", text, 0);

    public void AuditTrail(IReadOnlyList<AuditedCall> calls, string directory)
    {
        console.WriteLine();
        console.Write(new Rule("[bold]Who did what for whom, read back from the audit log[/]").LeftJustified());
        foreach (IGrouping<(string Agent, string Owner), AuditedCall> agent in calls.GroupBy(c => (c.Agent, c.Owner)))
        {
            console.MarkupLineInterpolated($"Agent [bold]{agent.Key.Agent}[/], answered for by [bold]{agent.Key.Owner}[/]");
            console.Write(TableOf(agent));
        }

        Line("grey", $"The audit log is in {directory}", 0);
    }

    public void End(bool asExpected)
    {
        console.WriteLine();
        Line(asExpected ? "green" : "red", asExpected ? "Every scene ended as it should." : "Not every scene ended as it should.", 0);
    }

    private static Table TableOf(IEnumerable<AuditedCall> calls)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("For", "Tool", "Tier", "Decision", "Approver", "Token");
        foreach (AuditedCall call in calls)
        {
            string decision = call.Reason is null ? $"[green]{call.Status}[/]" : $"[red]{call.Reason}[/]";
            table.AddRow(
                Short(call.Subject), Markup.Escape(call.Tool[(call.Tool.IndexOf('-', StringComparison.Ordinal) + 1)..]), call.Tier, decision,
                call.Approver is null ? "-" : Short(call.Approver), call.TokenHash is null ? "-" : Markup.Escape(call.TokenHash[..6]));
        }

        return table;
    }

    /// <summary>The part of an address that tells people here apart.</summary>
    private static string Short(string address) => Markup.Escape(address.Split('@')[0]);

    private static string WhyAllowed(string tool) => TierOf(tool) switch
    {
        TrustTier.Routine => "Granted, and routine.",
        TrustTier.Elevated => "Granted; under a token for this one call, its intent on disk before it began.",
        _ => "Granted, and approved by a human.",
    };

    private static TrustTier TierOf(string tool) =>
        typeof(HelpdeskPlugin).GetMethod(tool[(tool.IndexOf('-', StringComparison.Ordinal) + 1)..] + "Async")?.GetCustomAttribute<ToolAccessAttribute>()?.Tier ?? TrustTier.HighRisk;

    private static string Arguments(ObservedCall call)
    {
        string text = SafeText.ForDisplay(string.Join(", ", call.Arguments.Select(a => $"{a.Key}: {a.Value}")));
        return text.Length <= LongestArguments ? text : text[..LongestArguments] + "…";
    }

    private void Line(string colour, string text, int indent) => console.WriteParagraph(colour, text, indent);
}
