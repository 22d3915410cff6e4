using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace ZeroTrustAgents.SemanticKernel.Tests.Fidelity;

/// <summary>A body receives under the guard what it receives without: from JSON as a model writes it, from text, and from objects of the host.</summary>
public sealed class ParameterTests
{
    private static readonly Parameters.Item Inner = new("inner", 2, ["y"]);

    public static TheoryData<string, string> Json => new()
    {
        { "Enum", """{"value":1}""" }, { "Flags", """{"value":3}""" }, { "NamedEnum", """{"value":"Large"}""" }, { "NamedEnum", """{"value":1}""" },
        { "NullableEnum", """{"value":2}""" }, { "NullableEnum", """{"value":null}""" }, { "Enums", """{"value":["Small","Large"]}""" }, { "EnumDefault", "{}" }, { "EnumDefault", """{"other":null}""" },
        { "Defaults", "{}" }, { "Defaults", """{"a":1,"b":"b","d":2,"e":null}""" }, { "StructDefaults", "{}" }, { "DefaultAttribute", "{}" },
        { "Integers", """{"a":255,"b":-128,"c":-32768,"d":65535,"e":4294967295,"f":-9223372036854775808,"g":18446744073709551615}""" },
        { "Reals", """{"a":0.1,"b":1e300,"c":79228162514264337593543950335}""" }, { "Reals", """{"a":1,"b":-0.0,"c":1.10}""" },
        { "Times", """{"a":"2026-03-01T10:00:00Z","b":"2026-03-01T10:00:00+01:00","c":"2026-03-01","d":"10:30:00","e":"1.02:03:04"}""" },
        { "Values", """{"a":"6f9619ff-8b86-d011-b42d-00cf4fc964ff","b":"https://contoso.example/a?b=ü","c":"x","d":"1.2.3"}""" },
        { "Bytes", """{"value":"AQID"}""" }, { "Integer", """{"value":null}""" }, { "Integer", """{"value":"12"}""" }, { "Text", """{"value":null}""" }, { "Text", """{"value":"x"}""" }, { "Text", """{"value":12}""" },
        { "Text", """{"value":{"a":[1,true]}}""" }, { "Text", """{"value":true}""" },
        { "Numbers", """{"value":[1,2]}""" }, { "Array", """{"value":[]}""" }, { "Sequence", """{"value":["a","b"]}""" }, { "Set", """{"value":["a","a","b"]}""" }, { "Immutable", """{"value":[3,1]}""" },
        { "Nested", """{"value":[[1],[2,3],[]]}""" }, { "Map", """{"value":{"b":1,"a":2}}""" }, { "ReadOnlyMap", """{"value":{"a":{"X":1.5,"Y":2}}}""" },
        { "Record", """{"value":{"Name":"n","Count":1,"Tags":["a"],"Inner":{"Name":"i","Count":2,"Tags":[]}}}""" }, { "RecordStruct", """{"value":{"X":1.5,"Y":-2}}""" },
        { "Records", """{"value":[{"Name":"n","Count":1,"Tags":[]}]}""" }, { "Class", """{"value":{"Name":"n","Points":{"p":{"X":1,"Y":2}}}}""" }, { "NullableRecord", "{}" }, { "NullableRecord", """{"value":null}""" },
        { "Polymorphic", """{"value":{"$type":"square","Side":2}}""" }, { "Element", """{"value":{"b":1,"a":[1.50]}}""" }, { "Element", """{"value":7}""" }, { "Node", """{"value":{"b":1,"a":2}}""" },
        { "Any", """{"value":{"b":1,"a":2}}""" }, { "Any", """{"value":"x"}""" }, { "Any", """{"value":1.5}""" }, { "Any", """{"value":null}""" }, { "Rest", """{"name":"n","rest":["a","b"]}""" },
    };

    [Theory]
    [MemberData(nameof(Json))]
    public async Task Call_ArgumentsAsJson_GivesTheSame(string function, string json)
    {
        await using PlainAndGuarded both = await PlainAndGuarded.OfTypeAsync<Parameters>();
        int compared = await CompareAsync(both, function, () => Arguments(json, static e => e.Clone()));
        compared += await CompareAsync(both, function, () => Arguments(json, static e => JsonNode.Parse(e.GetRawText())));
        compared += await CompareAsync(both, function, () => Arguments(json, static e => e.ValueKind == JsonValueKind.Null ? null : e.ToString()));
        Assert.InRange(compared, 1, 3);
    }

    public static TheoryData<string> Objects => new(Given.Keys);

    private static readonly Dictionary<string, Func<KernelArguments>> Given = new(StringComparer.Ordinal)
    {
        ["Enum"] = () => Value(Parameters.Colour.Blue), ["Enum#number"] = () => Value(2), ["Flags"] = () => Value(Parameters.Rights.Read | Parameters.Rights.Write), ["NullableEnum"] = () => Value(Parameters.Colour.Red),
        ["NullableEnum#null"] = () => Value(null), ["Enums"] = () => Value(new List<Parameters.Size> { Parameters.Size.Large }),
        ["Times"] = () => new KernelArguments
        {
            ["a"] = new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Local), ["b"] = new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.FromHours(5)), ["c"] = new DateOnly(2026, 3, 1), ["d"] = new TimeOnly(1, 2, 3, 4), ["e"] = TimeSpan.FromTicks(1),
        },
        ["Values"] = () => new KernelArguments { ["a"] = new Guid("6f9619ff-8b86-d011-b42d-00cf4fc964ff"), ["b"] = new Uri("a/b?c", UriKind.Relative), ["c"] = '\u00fc', ["d"] = new Version(1, 2) },
        ["Bytes"] = () => Value(new byte[] { 0, 255 }), ["Integer"] = () => Value(12), ["Integer#long"] = () => Value(12L), ["Text#number"] = () => Value(1.5), ["Text#date"] = () => Value(new DateOnly(2026, 3, 1)),
        ["Numbers"] = () => Value(new[] { 1, 2 }), ["Numbers#list"] = () => Value(new List<int> { 1 }), ["Numbers#immutable"] = () => Value(ImmutableArray.Create(1, 2)), ["Array"] = () => Value(new[] { 1 }),
        ["Sequence"] = () => Value(new[] { "a" }), ["Sequence#lazy"] = () => Value(Enumerable.Range(0, 3).Select(static i => $"{i}")), ["Set"] = () => Value(new HashSet<string> { "b", "a" }), ["Set#comparer"] = () => Value(new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "b", "B" }),
        ["Nested"] = () => Value(new List<List<int>> { new() { 1 } }), ["Map"] = () => Value(new Dictionary<string, int> { ["z"] = 1, ["a"] = 2 }), ["ReadOnlyMap"] = () => Value(new Dictionary<string, Parameters.Point> { ["a"] = new(1, 2) }),
        ["Record"] = () => Value(new Parameters.Item("n", 1, ["x"], Inner)), ["RecordStruct"] = () => Value(new Parameters.Point(0.1, -0.0)), ["Records"] = () => Value(new List<Parameters.Item> { Inner }),
        ["Class"] = () => Value(new Parameters.Mutable { Name = "n", Points = { ["p"] = new(1, 2) } }), ["Polymorphic"] = () => Value(new Parameters.Circle(1.5)), ["Element"] = () => Value(JsonElement.Parse("""{"z":1,"a":1.0}""")),
        ["Node"] = () => Value(JsonNode.Parse("""{"z":1}""")), ["Any#number"] = () => Value(3), ["Any#text"] = () => Value("x"), ["Any#null"] = () => Value(null), ["Any#record"] = () => Value(Inner), ["Any#list"] = () => Value(new List<int> { 1 }),
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public async Task Call_ArgumentsAsObjects_GivesTheSame(string given)
    {
        await using PlainAndGuarded both = await PlainAndGuarded.OfTypeAsync<Parameters>();
        await both.AssertSameAsync(given.Split('#')[0], Given[given]);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("")]
    public async Task Call_CultureOfTheKernel_ReadsTextTheSame(string culture)
    {
        await using PlainAndGuarded both = await PlainAndGuarded.OfTypeAsync<Parameters>();
        both.Plain.Culture = both.Guarded.Culture = CultureInfo.GetCultureInfo(culture);
        await both.AssertSameAsync("Reals", () => new KernelArguments { ["a"] = 1.5f.ToString(both.Plain.Culture), ["b"] = "1.5", ["c"] = "1" });
        await both.AssertSameAsync("Text", static () => Value(1.5));
        await both.AssertSameAsync("Enum", static () => Value("Blue"));
        await both.AssertSameAsync("Times", static () => new KernelArguments { ["a"] = "01.03.2026 10:00", ["b"] = "2026-03-01", ["c"] = new DateOnly(2026, 3, 1), ["d"] = new TimeOnly(10, 0), ["e"] = "01:00" });
    }

    [Fact]
    public async Task Schema_OfEveryParameter_IsTheSame()
    {
        await using PlainAndGuarded both = await PlainAndGuarded.OfTypeAsync<Parameters>();
        foreach (KernelFunction plain in both.Plain.Plugins[nameof(Parameters)])
        {
            KernelFunction guarded = both.GuardedFunction(plain.Name);
            Assert.Equal(((AIFunction)plain).JsonSchema.GetRawText(), ((AIFunction)guarded).JsonSchema.GetRawText());
            Assert.Equal(((AIFunction)plain).ReturnJsonSchema?.GetRawText(), ((AIFunction)guarded).ReturnJsonSchema?.GetRawText());
            Assert.Equal(plain.Metadata.Parameters.Select(static p => (p.Name, p.IsRequired, p.ParameterType, $"{p.DefaultValue}", p.Schema?.ToString())), guarded.Metadata.Parameters.Select(static p => (p.Name, p.IsRequired, p.ParameterType, $"{p.DefaultValue}", p.Schema?.ToString())));
        }
    }

    private static KernelArguments Value(object? value) => new() { ["value"] = value };

    private static KernelArguments Arguments(string json, Func<JsonElement, object?> convert)
    {
        var arguments = new KernelArguments();
        foreach (JsonProperty property in JsonElement.Parse(json).EnumerateObject())
            arguments[property.Name] = convert(property.Value);
        return arguments;
    }

    /// <summary>Compares where the host binds the value at all; the guard converts before it decides, and reads some forms that the host does not.</summary>
    private static async Task<int> CompareAsync(PlainAndGuarded both, string function, Func<KernelArguments> arguments)
    {
        if (await Record.ExceptionAsync(() => both.PlainFunction(function).InvokeAsync(both.Plain, arguments())) is not null)
            return 0;
        await both.AssertSameAsync(function, arguments);
        return 1;
    }
}
