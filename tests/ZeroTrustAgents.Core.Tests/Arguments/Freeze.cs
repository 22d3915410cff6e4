using System.Globalization;
using System.Text;
using System.Text.Json;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Tests.Arguments;

/// <summary>Shortens freezing to what a test is about.</summary>
internal static class Freeze
{
    public static ToolDescriptor Tool(params ToolParameter[] parameters) => new("Plugin-Tool", "", new ToolAccess("tickets:read"), parameters);

    public static ToolDescriptor Tool(JsonSerializerOptions json, params ToolParameter[] parameters) =>
        new("Plugin-Tool", "", new ToolAccess("tickets:read"), parameters, json);

    public static FrozenArguments Ok(ToolDescriptor tool, Dictionary<string, object?> raw, CultureInfo? culture = null, LimitOptions? limits = null, Func<object, bool>? isService = null)
    {
        ReasonCode? reason = FrozenArguments.TryFreeze(tool, raw, culture ?? CultureInfo.InvariantCulture, limits ?? new LimitOptions(), isService, out FrozenArguments? frozen, out string? name);
        Assert.True(reason is null, $"{reason} {name}");
        Assert.Null(name);
        return frozen!;
    }

    public static (string? Reason, string? Name) Denied(ToolDescriptor tool, IReadOnlyDictionary<string, object?> raw, LimitOptions? limits = null, Func<object, bool>? isService = null)
    {
        ReasonCode? reason = FrozenArguments.TryFreeze(tool, raw, CultureInfo.InvariantCulture, limits ?? new LimitOptions(), isService, out FrozenArguments? frozen, out string? name);
        Assert.Equal(reason is null, frozen is not null);
        return (reason?.Name, name);
    }

    /// <summary>Freezes one value for one parameter.</summary>
    public static object? Value(Type type, object? value, CultureInfo? culture = null) =>
        Ok(Tool(new ToolParameter("p", type)), new() { ["p"] = value }, culture).GetValue(0);

    public static string? Reason(Type type, object? value) => Denied(Tool(new ToolParameter("p", type)), new Dictionary<string, object?> { ["p"] = value }).Reason;

    public static JsonElement Json(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static string Text(this FrozenArguments frozen) => Encoding.UTF8.GetString(frozen.CanonicalJson.Span);
}
