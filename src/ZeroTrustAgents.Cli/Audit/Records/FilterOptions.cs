using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ZeroTrustAgents.Cli.Audit.Records;

/// <summary>The options by which commands filter records.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string[]> _agents = Text("--agent", "id", "Records of this agent. This and the following can be repeated: any of the values fits. Values are compared exactly.");
    private readonly Option<string[]> _owners = Text("--owner", "name", "Records of agents of this owner.");
    private readonly Option<string[]> _subjects = Text("--subject", "id", "Records of sessions that run for this subject.");
    private readonly Option<string[]> _sessions = Text("--session", "id", "Records of this session.");
    private readonly Option<string[]> _tools = Text("--tool", "name", "Records about this tool.");
    private readonly Option<string[]> _decisions = Text("--decision", "word", $"What was decided or happened, one of: {string.Join(", ", Decision.Words)}. 'permitted' and 'intent' are the records of calls that may start, 'outcome' all that have ended.");
    private readonly Option<DateTimeOffset?> _since = Time("--since", "From this time on: '2025-06-01', or '2025-06-01T12:00:00Z'. UTC where it does not say.");
    private readonly Option<DateTimeOffset?> _until = Time("--until", "Before this time.");

    public FilterOptions() => _decisions.AcceptOnlyFromAmong(StringComparer.Ordinal, [.. Decision.Words]);

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_agents, _owners, _subjects, _sessions, _tools, _decisions, _since, _until])
            command.Add(option);
    }

    public RecordFilter Read(ParseResult parsed) => new()
    {
        Agents = parsed.GetValue(_agents) ?? [],
        Owners = parsed.GetValue(_owners) ?? [],
        Subjects = parsed.GetValue(_subjects) ?? [],
        Sessions = parsed.GetValue(_sessions) ?? [],
        Tools = parsed.GetValue(_tools) ?? [],
        Decisions = parsed.GetValue(_decisions) ?? [],
        Since = parsed.GetValue(_since),
        Until = parsed.GetValue(_until),
    };

    private static Option<string[]> Text(string name, string help, string description) => new(name) { Description = description, HelpName = help };

    private static Option<DateTimeOffset?> Time(string name, string description) => new(name) { Description = description, HelpName = "time", CustomParser = ParseTime };

    private static DateTimeOffset? ParseTime(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
            return time;
        argument.AddError($"'{text}' is no time. Write one as '2025-06-01' or '2025-06-01T12:00:00Z'.");
        return null;
    }
}
