using System.Text;
using System.Text.Json;
using CsCheck;

namespace ZeroTrustAgents.Tests.Arguments;

public sealed class CanonicalJsonTests
{
    /// <summary>RFC 8785, section 3.2.3: UTF-16 code units decide, not code points.</summary>
    [Fact]
    public void Object_SortingExample_SortedByUtf16()
    {
        const string Json = """
            { "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis" }
            """;
        Assert.Equal(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
            + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
            Canonical.Of(Json));
    }

    /// <summary>RFC 8785, section 3.2.2, except for the two numbers a double does not carry as they are written.</summary>
    [Fact]
    public void Object_SerialisationExample_AsInTheRfc()
    {
        const string Json = """
            { "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }
            """;
        Assert.Equal(
            """{"literals":[null,true,false],"numbers":["$number:333333333.33333329","$number:1e+30",4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
            Canonical.Of(Json));
    }

    [Fact]
    public void Text_EveryControlCharacter_EscapedAsInTheRfc()
    {
        for (char c = '\u0001'; c < ' '; c++)
        {
            string expected = c switch
            {
                '\b' => "\\b", '\t' => "\\t", '\n' => "\\n", '\f' => "\\f", '\r' => "\\r",
                _ => $"\\u{(int)c:x4}",
            };
            Assert.Equal($"\"{expected}\"", Canonical.OfScalar(c.ToString()));
            Assert.Equal($"\"{expected}\"", Canonical.OfScalar(c));
        }

        Assert.Equal("\"\u007f\u0085\u2028</script>'+\"", Canonical.OfScalar("\u007f\u0085\u2028</script>'+"));
    }

    [Theory]
    [InlineData("$number:5", "\"$text:$number:5\"")]
    [InlineData("$text:$number:5", "\"$text:$text:$number:5\"")]
    [InlineData("$text:", "\"$text:$text:\"")]
    [InlineData("$number", "\"$number\"")]
    [InlineData("$5", "\"$5\"")]
    public void Text_LikeATypedNumber_ToldApart(string text, string expected)
    {
        Assert.Equal(expected, Canonical.OfScalar(text));
        Assert.Equal(expected, Canonical.Of(JsonSerializer.Serialize(text)));
    }

    [Fact]
    public void Scalar_OtherTypes_WrittenAsTheSerializerWritesThem()
    {
        object[] values =
        [
            true, false, Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc), new DateTime(2026, 2, 3, 4, 5, 6, 120, DateTimeKind.Unspecified),
            new DateTime(2026, 2, 3).AddTicks(1), DateTime.MaxValue, new DateTime(2026, 2, 3, 0, 0, 0, DateTimeKind.Local),
            new DateTimeOffset(2026, 2, 3, 4, 5, 6, 7, TimeSpan.FromHours(-3)), DateTimeOffset.MinValue,
            new DateOnly(2026, 2, 3), new TimeOnly(1, 2, 3), new TimeOnly(1, 2, 3, 4), TimeSpan.FromDays(-3.5), TimeSpan.Zero,
            new Uri("https://Contoso.Example/ü?q=1#f"), new Uri("a/b", UriKind.Relative), 'x', "text",
        ];
        foreach (object value in values)
            Assert.Equal(Canonical.Of(JsonSerializer.Serialize(value, value.GetType())), Canonical.OfScalar(value));
    }

    [Fact]
    public void Enum_Value_WrittenByName() => Assert.Equal("\"HighRisk\"", Canonical.OfScalar(TrustTier.HighRisk));

    [Theory]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""[{"b":{"a":1,"\u0061":2}}]""")]
    [InlineData(""" "\u0000" """)]
    [InlineData(""" {"\u0000":1} """)]
    [InlineData(""" "\ud800" """)]
    [InlineData(""" "\udc00\ud800" """)]
    [InlineData(""" {"\ud800":1} """)]
    [InlineData(""" {"\ud800":1,"\ud801":1} """)]
    public void Value_DuplicateKeyNulOrLoneSurrogate_Malformed(string json) =>
        Assert.Same(ReasonCodes.ArgumentMalformed, Canonical.ReasonOf(json));

    [Fact]
    public void Value_BytesThatAreNotUtf8_Malformed()
    {
        using JsonDocument document = JsonDocument.Parse(new byte[] { (byte)'"', 0xC0, 0xAF, (byte)'"' });
        var writer = ZeroTrustAgents.Arguments.CanonicalWriter.Rent(100);
        Assert.Same(ReasonCodes.ArgumentMalformed, ZeroTrustAgents.Arguments.CanonicalJson.Write(writer, document.RootElement, 32, false));
        writer.Return();
    }

    [Fact]
    public void Object_KeysThatDifferByCase_MalformedOnlyForSerializersThatIgnoreIt()
    {
        Assert.Null(Canonical.ReasonOf("""{"a":1,"A":2}"""));
        Assert.Same(ReasonCodes.ArgumentMalformed, Canonical.ReasonOf("""{"a":1,"A":2}""", ignoreCase: true));
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(2, "ZTA-D253")]
    public void Value_Nesting_LimitedByDepth(int depth, string? reason) =>
        Assert.Equal(reason, Canonical.ReasonOf("""[{"a":[1]}]""", depth)?.Id);

    [Fact]
    public void Value_NestingFarBeyondTheStack_TooLarge()
    {
        // On a stack of known size: how many levels fit the test runner's own depends on how far its code was optimised.
        ReasonCode? reason = null;
        Thread small = new(
            () => reason = Canonical.ReasonOf(new string('[', 50_000) + new string(']', 50_000), int.MaxValue),
            maxStackSize: 512 * 1024);
        small.Start();
        small.Join();
        Assert.Same(ReasonCodes.ArgumentTooLarge, reason);
    }

    [Fact]
    public void Text_LoneSurrogateOrNul_Malformed()
    {
        foreach (string text in new[] { "\ud800", "a\udc00b", "\ud800\ud800\udc00", "\0", "abc\0", "\n\ud800" })
            Assert.Same(ReasonCodes.ArgumentMalformed, Canonical.ReasonOfScalar(text));
        Assert.Same(ReasonCodes.ArgumentMalformed, Canonical.ReasonOfScalar('\ud800'));
        Assert.Same(ReasonCodes.ArgumentMalformed, Canonical.ReasonOfScalar('\0'));
    }

    [Fact]
    public void Text_Any_ReadsBackAndMatchesItsJson() =>
        Gen.String.Where(JsonModel.IsWellFormed).Sample(
            text =>
            {
                string form = Canonical.OfScalar(text);
                string back = JsonSerializer.Deserialize<string>(form)!;
                return (text.StartsWith("$number:", StringComparison.Ordinal) || back == text) && form == Canonical.Of(JsonSerializer.Serialize(text));
            },
            iter: PropertyCases.Cases);

    [Fact]
    public void Value_ReorderedAndRespelled_SameForm() =>
        Gen.Select(Gen.Int, Gen.Int, Gen.Int).Sample(
            (model, first, second) =>
            {
                object? value = JsonModel.Create(new Random(model));
                return Canonical.Of(JsonModel.Render(value, new Random(first))) == Canonical.Of(JsonModel.Render(value, new Random(second)));
            },
            iter: PropertyCases.Cases);

    [Fact]
    public void Value_MutatedAnywhere_DifferentForm() =>
        Gen.Select(Gen.Int, Gen.Int).Sample(
            (model, mutation) =>
            {
                object? value = JsonModel.Create(new Random(model));
                object? other = JsonModel.Mutate(value, new Random(mutation));
                return Canonical.Of(JsonModel.Render(value, new Random(1))) != Canonical.Of(JsonModel.Render(other, new Random(1)));
            },
            iter: PropertyCases.Cases);

    [Fact]
    public void Value_CanonicalisedTwice_SameFormAndMeaning() =>
        Gen.Int.Sample(
            model =>
            {
                object? value = JsonModel.Create(new Random(model), typed: false);
                string json = JsonModel.Render(value, new Random(model));
                string form = Canonical.Of(json);
                using JsonDocument before = JsonDocument.Parse(json);
                using JsonDocument after = JsonDocument.Parse(form);
                return Canonical.Of(form) == form && JsonElement.DeepEquals(before.RootElement, after.RootElement);
            },
            iter: PropertyCases.Cases);
}
