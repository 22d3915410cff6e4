using System.Text.Json;
using System.Text.Json.Nodes;
using HelpdeskAgent.Company;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HelpdeskAgent.Model;

/// <summary>
/// An OpenAI-compatible endpoint that plays recorded conversations, so that the sample runs offline and the same each
/// time. The conversation is told by the user's words, the place in it by the model's messages so far.
/// </summary>
internal static class RecordedModel
{
    public static WebApplication Create(LoopbackPort port, ModelConnection connection, IReadOnlyDictionary<string, Recording> recordings)
    {
        WebApplication app = port.CreateApplication().Build();
        app.MapPost("/chat/completions", (HttpContext context, JsonObject request) =>
        {
            if (!connection.Accepts(context.Request.Headers.Authorization))
                return Results.Unauthorized();
            JsonArray messages = request["messages"]!.AsArray();
            string asked = (string)messages.Last(m => RoleOf(m) == "user")!["content"]!;
            int said = messages.Count(m => RoleOf(m) == "assistant");
            return recordings.TryGetValue(asked, out Recording? recording) && said < recording.Messages.Length
                ? Results.Json(Completion(recording.Messages[said], said))
                : Results.BadRequest();
        });
        return app;
    }

    private static string? RoleOf(JsonNode? message) => (string?)message!["role"];

    private static JsonObject Completion(ModelMessage message, int turn)
    {
        var content = new JsonObject { ["role"] = "assistant", ["content"] = message.Text };
        if (message.Calls.Count > 0)
            content["tool_calls"] = new JsonArray([.. message.Calls.Select((call, i) => ToolCall(call, $"call_{turn}_{i}"))]);
        return new JsonObject
        {
            ["id"] = "chatcmpl-recorded",
            ["object"] = "chat.completion",
            ["created"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            ["model"] = "recorded",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = content,
                ["finish_reason"] = message.Calls.Count > 0 ? "tool_calls" : "stop",
            }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 0, ["completion_tokens"] = 0, ["total_tokens"] = 0 },
        };
    }

    private static JsonObject ToolCall(ModelCall call, string id) => new()
    {
        ["id"] = id,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = JsonSerializer.Serialize(call.Arguments) },
    };
}
