using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZeroTrustAgents.AgentDojo;

/// <summary>A suite as it was recorded: <c>agentdojo-NAME.json</c>, and beside it <c>agentdojo-NAME-pairs.json</c>.</summary>
internal sealed record Suite(string Name, JsonObject SystemUser, IReadOnlyList<SuiteTool> Tools, IReadOnlyList<UserTask> UserTasks, IReadOnlyList<Pair> Pairs)
{
    private const string Prefix = "agentdojo-", Pairing = "-pairs";

    /// <summary>Every suite of a directory.</summary>
    public static IEnumerable<Suite> LoadAll(string directory) => Directory.GetFiles(directory, Prefix + "*.json").Order(StringComparer.Ordinal)
        .Select(static f => Path.GetFileNameWithoutExtension(f)).Where(static n => !n.EndsWith(Pairing, StringComparison.Ordinal)).Select(n => Load(directory, n[Prefix.Length..]));

    public static Suite Load(string directory, string name)
    {
        JsonObject suite = Read(Path.Combine(directory, Prefix + name + ".json"));
        string pairs = Path.Combine(directory, Prefix + name + Pairing + ".json");
        return new Suite(
            name,
            suite["system_user"] as JsonObject ?? [],
            [.. suite["tools"]!.AsArray().Select(static t => new SuiteTool(Text(t!, "name"), Text(t!, "description"), Text(t!, "effect") == "write", [.. t!["parameters"]?["properties"]?.AsObject().Select(static p => p.Key) ?? []], [.. Texts(t["target_args"])]))],
            [.. suite["user_tasks"]!.AsArray().Select(static u => new UserTask(Text(u!, "id"), Text(u!, "prompt"), [.. u!["calls"]!.AsArray().Select(static c => Call(c!, isInjected: false))]))],
            File.Exists(pairs)
                ? [.. Read(pairs)["pairs"]!.AsArray().Select(static p => new Pair(Text(p!, "user_task"), Text(p!, "injection_task"), [.. p!["calls"]!.AsArray().Select(static c => Call(c!, Text(c!, "src") == "injection"))]))]
                : []);
    }

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();

    private static string Text(JsonNode node, string name) => node[name]?.GetValue<string>() ?? "";

    private static IEnumerable<string> Texts(JsonNode? list) => (list as JsonArray)?.Select(static t => t!.GetValue<string>()) ?? [];

    private static RecordedCall Call(JsonNode call, bool isInjected) => new(Text(call, "tool"), call["args"] as JsonObject ?? [], (call["clean_result"] ?? call["result"])?.ToString() ?? "", isInjected);
}

/// <summary>A tool of a suite.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What the model is told.</param>
/// <param name="Writes">Whether it changes or sends something.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="JudgedTargets">What the data's judges call its targets; for the baseline only.</param>
internal sealed record SuiteTool(string Name, string Description, bool Writes, IReadOnlyList<string> Parameters, IReadOnlyList<string> JudgedTargets);

/// <summary>What an honest user asks for, and the calls that do it.</summary>
internal sealed record UserTask(string Id, string Prompt, IReadOnlyList<RecordedCall> Calls);

/// <summary>The same task with an attack in what its calls read, and a model that obeys it.</summary>
internal sealed record Pair(string UserTask, string InjectionTask, IReadOnlyList<RecordedCall> Calls);

/// <summary>A call and its result.</summary>
internal sealed record RecordedCall(string Tool, JsonObject Arguments, string Result, bool IsInjected);
