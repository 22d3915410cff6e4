using System.Reflection;
using HelpdeskAgent.Agent;
using Spectre.Console;
using ZeroTrustAgents;
using ZeroTrustAgents.Approvals;

namespace HelpdeskAgent.Terminal;

/// <summary>What the operator sees. Whatever a model or a ticket wrote is escaped before it is shown.</summary>
internal sealed class Screen(IAnsiConsole console)
{
    private const int LongestArguments = 90;

    private int _scenes;

    public void Open(string model)
    {
        console.WriteParagraph("bold", "A helpdesk agent, its model, and three services that accept tool tokens only");
        console.WriteParagraph("grey", $"Everything but a real model runs on this machine's loopback. Model: {model}.");
    }

    public void Begin(string title, string story, string subject, string request)
    {
        Heading($"{++_scenes}. {title}");
        console.WriteParagraph("grey", story);
        console.WriteParagraph("aqua", request, lead: $"{Short(subject)}:");
    }

    public void Call(ObservedCall call)
    {
        string text = $"{call.Tool}({Arguments(call)})";
        if (call.Denial is { } denial)
        {
            console.WriteParagraph("red", text, 2, "STOPPED");
            console.WriteParagraph("yellow", $"{denial.Reason.Id} {denial.Reason.Summary}", 10);
        }
        else if (call.Failure is { } failure)
        {
            console.WriteParagraph("yellow", text, 2, "FAILED ");
            console.WriteParagraph("yellow", SafeText.ForDisplay(failure.Message, 300), 10);
        }
        else
        {
            console.WriteParagraph("green", text, 2, "allowed");
            console.WriteParagraph("grey", WhyAllowed(call.Tool), 10);
        }
    }

    public void Approver(string text) => console.WriteParagraph("fuchsia", text, 10);

    public void Operator(string text) => console.WriteParagraph("fuchsia", text, 2);

    public void Service(string text, bool good) => console.WriteParagraph(good ? "green" : "red", text, 2);

    public void ModelWasTold(string text) => console.WriteParagraph("grey", $"All that the model was told: {SafeText.ForDisplay(text, 300)}", 2);

    public void Answer(string text) => console.WriteParagraph("aqua", SafeText.ForDisplay(text, 300), lead: "helpdesk:");

    public void Problem(string text) => console.WriteParagraph("red", text);

    public void AuditTrail(IReadOnlyList<AuditedCall> calls, string directory)
    {
        Heading("Who did what for whom, read back from the audit log");
        foreach (IGrouping<(string Agent, string Owner), AuditedCall> agent in calls.GroupBy(c => (c.Agent, c.Owner)))
        {
            console.WriteParagraph("bold", $"Agent {agent.Key.Agent}, answered for by {agent.Key.Owner}");
            console.Write(AuditTable.Of(agent));
        }

        console.WriteParagraph("grey", "Token: the first characters of its SHA-256. No token, argument or result is in the log.");
        console.WriteParagraph("bold", directory, lead: "Audit log:");
    }

    public void End(int calls, int stopped, string verdict, bool good)
    {
        console.WriteLine();
        console.WriteParagraph(good ? "green" : "red", $"{calls} calls, {stopped} stopped. {verdict}");
    }

    /// <summary>The part of an address that tells people here apart.</summary>
    public static string Short(string address) => address.Split('@', ':')[0];

    private void Heading(string text)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{Markup.Escape(text)}[/]").LeftJustified());
    }

    private static string Arguments(ObservedCall call)
    {
        string text = SafeText.ForDisplay(string.Join(", ", call.Arguments.Select(a => $"{a.Key}: {a.Value}")));
        return text.Length <= LongestArguments ? text : text[..LongestArguments] + "…";
    }

    private static string WhyAllowed(string tool) => TierOf(tool) switch
    {
        TrustTier.Routine => "Granted, and routine.",
        TrustTier.Elevated => "Granted; a token for this call alone, its intent on disk before it began.",
        _ => "Granted, and approved by a human.",
    };

    private static TrustTier TierOf(string tool) =>
        typeof(HelpdeskPlugin).GetMethod(tool[(tool.IndexOf('-', StringComparison.Ordinal) + 1)..] + "Async")?.GetCustomAttribute<ToolAccessAttribute>()?.Tier ?? TrustTier.HighRisk;
}
