using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZeroTrustAgents.SemanticKernel.Tests.Routes;

/// <summary>An OpenAI-compatible endpoint behind the real connector: it asks for one tool call and then repeats what the tool said.</summary>
internal sealed class ScriptedOpenAI(string tool, IReadOnlyDictionary<string, object?> arguments) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        JsonNode body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        JsonNode? said = body["messages"]!.AsArray().LastOrDefault(static m => m!["role"]!.GetValue<string>() == "tool")?["content"];

        // A tool that is not offered cannot be asked for: a route that loses its tools must not pass for one that was refused.
        if (said is null && !body["tools"]!.AsArray().Any(t => t!["function"]!["name"]!.GetValue<string>() == tool))
            return new HttpResponseMessage(HttpStatusCode.BadRequest);
        bool streams = body["stream"]?.GetValue<bool>() == true;
        JsonObject message = said is null ? ToolCall() : new JsonObject { ["role"] = "assistant", ["content"] = TextOf(said) };
        string text = streams ? Events(message, said is null) : Completion("chat.completion", "message", message, said is null).ToJsonString();

        // A body as from a network: it cannot be read a second time, and the connector does not try to.
        var content = new StreamContent(PipeReader.Create(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(text))).AsStream());
        content.Headers.ContentType = new MediaTypeHeaderValue(streams ? "text/event-stream" : "application/json");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    private JsonObject ToolCall() => new()
    {
        ["role"] = "assistant",
        ["content"] = null,
        ["tool_calls"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["id"] = "call-1",
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = JsonSerializer.Serialize(arguments) },
        }),
    };

    private static string TextOf(JsonNode said) => said is JsonArray parts ? string.Concat(parts.Select(static p => p!["text"]!.GetValue<string>())) : said.GetValue<string>();

    private static string Events(JsonObject delta, bool asks) =>
        $"data: {Completion("chat.completion.chunk", "delta", delta, asks).ToJsonString()}\n\ndata: [DONE]\n\n";

    private static JsonObject Completion(string kind, string part, JsonObject message, bool asks) => new()
    {
        ["id"] = "completion-1",
        ["object"] = kind,
        ["created"] = 1,
        ["model"] = "scripted",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, [part] = message, ["finish_reason"] = asks ? "tool_calls" : "stop" }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1, ["total_tokens"] = 2 },
    };
}
