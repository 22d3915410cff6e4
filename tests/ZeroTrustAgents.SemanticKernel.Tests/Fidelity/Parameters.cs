using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.SemanticKernel;

namespace ZeroTrustAgents.SemanticKernel.Tests.Fidelity;

/// <summary>Tools that say what they were given: one for each kind of parameter.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "Instance methods are what plugins have.")]
public sealed class Parameters
{
    private const string Scope = "probe:read";

    public enum Colour
    {
        Red,
        Green,
        Blue,
    }

    [Flags]
    public enum Rights
    {
        None = 0,
        Read = 1,
        Write = 2,
    }

    [JsonConverter(typeof(JsonStringEnumConverter<Size>))]
    public enum Size
    {
        Small,
        Large,
    }

    public sealed record Item(string Name, int Count, IReadOnlyList<string> Tags, Item? Inner = null);

    public readonly record struct Point(double X, double Y);

    public sealed class Mutable
    {
        public required string Name { get; set; }

        public Dictionary<string, Point> Points { get; init; } = [];

        [JsonIgnore]
        public string Derived => Name + Points.Count;
    }

    [JsonPolymorphic, JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square), "square")]
    public abstract record Shape;

    public sealed record Circle(double Radius) : Shape;

    public sealed record Square(double Side) : Shape;

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Enum(Colour value) => $"{value}";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Flags(Rights value) => $"{value}";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string NamedEnum(Size value) => $"{value}";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string NullableEnum(Colour? value) => $"{value?.ToString() ?? "null"}";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Enums(List<Size> value) => string.Join(',', value);

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string EnumDefault(Colour value = Colour.Green, Colour? other = null) => $"{value} {other}";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Defaults(int a = 5, string? b = null, decimal c = 1.50m, int? d = null, int? e = 3, bool f = true, double g = 0.1, char h = 'x', string i = "text") =>
        JsonSerializer.Serialize(new { a, b, c, d, e, f, g, h, i });

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string StructDefaults(Guid a = default, DateTimeOffset b = default, TimeSpan c = default, Point d = default) =>
        JsonSerializer.Serialize(new { a, b, c, d });

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string DefaultAttribute([DefaultValue(7)] int value = 8) => $"{value}";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Integers(byte a, sbyte b, short c, ushort d, uint e, long f, ulong g) => $"{a} {b} {c} {d} {e} {f} {g}";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Reals(float a, double b, decimal c) => JsonSerializer.Serialize(new { a, b, c });

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Times(DateTime a, DateTimeOffset b, DateOnly c, TimeOnly d, TimeSpan e) => JsonSerializer.Serialize(new { a, a.Kind, b, c, d, e });

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Values(Guid a, Uri b, char c, Version d) => JsonSerializer.Serialize(new { a, b, c, d });

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Bytes(byte[] value) => Convert.ToHexString(value);

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Integer(int? value) => $"{value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Text(string? value) => value ?? "null";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Numbers(IReadOnlyList<int> value) => $"{string.Join(',', value)}";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Array(int[] value) => string.Join(',', value);

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Sequence(IEnumerable<string> value) => string.Join(',', value);

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Set(HashSet<string> value) => string.Join(',', value.Order());

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Immutable(ImmutableArray<int> value) => string.Join(',', value);

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Nested(List<List<int>> value) => string.Join('|', value.Select(static v => string.Join(',', v)));

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Map(Dictionary<string, int> value) => string.Join(',', value.Select(static p => $"{p.Key}={p.Value}"));

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string ReadOnlyMap(IReadOnlyDictionary<string, Point> value) => string.Join(',', value.Select(static p => $"{p.Key}={p.Value.X}"));

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Record(Item value) => JsonSerializer.Serialize(value);

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string RecordStruct(Point value) => JsonSerializer.Serialize(value);

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Records(List<Item> value) => JsonSerializer.Serialize(value);

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Class(Mutable value) => JsonSerializer.Serialize(value) + value.Derived;

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string NullableRecord(Item? value = null) => value?.Name ?? "null";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Polymorphic(Shape value) => $"{value}";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Element(JsonElement value) => $"{value.ValueKind} {value.GetRawText()}";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Node(JsonNode value) => value.ToJsonString();

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Any(object? value) => $"{(value is JsonNode ? nameof(JsonNode) : value?.GetType().Name ?? "null")} {JsonSerializer.Serialize(value)}";

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public string Rest(string name, params string[] rest) => name + string.Join(',', rest);
}
