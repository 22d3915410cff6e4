using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZeroTrustAgents.Inspection;

public sealed class ResultInspectorTests
{
    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;
    private readonly KnownSecrets _known = new();
    private readonly ResultInspector _inspector;

    public ResultInspectorTests() => _inspector = new ResultInspector(new SelfIssuedSecretScanner(_known));

    private InspectedResult Inspect(object? result, long maxBytes = 10_000, int maxItems = 100, IReadOnlyList<string>? own = null) =>
        _inspector.Inspect(result, Json, maxBytes, maxItems, own);

    [Fact]
    public void Inspect_Null_PassesWithNoBytes() => Assert.Equal(new InspectedResult(null, 0, -1, 0, null), Inspect(null));

    public static TheoryData<object, int> Scalars => new()
    {
        { true, 4 }, { false, 5 }, { 42, 2 }, { -1L, 2 }, { 1.5, 3 }, { 12.50m, 5 }, { (byte)7, 1 }, { 'x', 3 },
        { Guid.Empty, 38 }, { DayOfWeek.Friday, 8 }, { new DateOnly(2024, 1, 2), 12 }, { Half.One, 1 },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Inspect_Scalar_PassesAndIsMeasured(object value, int bytes)
    {
        InspectedResult inspected = Inspect(value);
        Assert.Same(value, inspected.Value);
        Assert.Equal((bytes, -1, 0), (inspected.Bytes, inspected.Items, inspected.SecretsFound));
        Assert.Null(inspected.Reason);
        Assert.Same(ReasonCodes.ResultTooLarge, Inspect(value, maxBytes: 0).Reason);
    }

    [Fact]
    public void Inspect_CleanScalarsAndShortStrings_AllocateNothing()
    {
        object[] results = [true, 42, 1.5, 12.5m, Guid.Empty, DayOfWeek.Friday, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1), "The ticket was closed.", "{\"status\":\"closed\",\"id\":7}"];
        string[] own = [Tokens.NewJwt()];
        foreach (object result in results)
            Inspect(result, own: own);
        foreach (object result in results)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            InspectedResult inspected = Inspect(result, own: own);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Null(inspected.Reason);
            Assert.True(allocated == 0, $"{result.GetType()}: {allocated} bytes");
        }
    }

    [Fact]
    public void Inspect_String_CountedAsUtf8AndRedacted()
    {
        InspectedResult clean = Inspect("héllo");
        Assert.Equal(6, clean.Bytes);
        InspectedResult redacted = Inspect($"token {Tokens.NewJwt()} here");
        Assert.Equal("token [redacted] here", redacted.Value);
        Assert.Equal(1, redacted.SecretsFound);
        Assert.Null(redacted.Reason);
    }

    [Fact]
    public void Inspect_StringAtAndOverTheLimit_PassesAndIsWithheld()
    {
        Assert.Null(Inspect(new string('x', 100), maxBytes: 100).Reason);
        InspectedResult over = Inspect(new string('x', 101), maxBytes: 100);
        Assert.Same(ReasonCodes.ResultTooLarge, over.Reason);
        Assert.Equal(101, over.Bytes);
        Assert.Null(over.Value);
        Assert.Same(ReasonCodes.ResultTooLarge, Inspect(new string('é', 51), maxBytes: 100).Reason);
    }

    [Fact]
    public void Inspect_OwnTokenOfAnyShape_FoundInTextJsonAndTyped()
    {
        string own = "opaque+" + Tokens.NewSecret();
        Assert.Equal("a [redacted] b [redacted]", Inspect($"a {own} b {own}", own: [own]).Value);
        Assert.Equal(2, Inspect($"a {own} b {own}", own: [own]).SecretsFound);
        Assert.Same(ReasonCodes.ResultWithheld, Inspect(new Ticket(own), own: [own]).Reason);
        InspectedResult json = Inspect(JsonSerializer.SerializeToElement(new { a = own }), own: [own]);
        Assert.Equal("""{"a":"[redacted]"}""", ((JsonElement)json.Value!).GetRawText());
        Assert.Equal(own, Inspect(own).Value);
    }

    [Fact]
    public void Inspect_JsonWithTokens_RedactedInValuesAndNamesOfAnyDepth()
    {
        string first = Tokens.NewJwt(), second = Tokens.NewJwt();
        string text = $$"""{"n":1.0,"a":["x {{first}} y",{"{{first}}":true,"{{second}}":null}],"b":"fine"}""";
        const string Expected = """{"n":1.0,"a":["x [redacted] y",{"[redacted]":true,"[redacted] 2":null}],"b":"fine"}""";
        using JsonDocument document = JsonDocument.Parse(text);
        InspectedResult element = Inspect(document.RootElement);
        InspectedResult whole = Inspect(document);
        InspectedResult node = Inspect(JsonNode.Parse(text));
        Assert.Equal(Expected, Assert.IsType<JsonElement>(element.Value).GetRawText());
        Assert.Equal(Expected, Assert.IsType<JsonDocument>(whole.Value).RootElement.GetRawText());
        Assert.Equal(Expected, Assert.IsType<JsonObject>(node.Value).ToJsonString());
        Assert.All(new[] { element, whole, node }, r => Assert.Equal(3, r.SecretsFound));
        Assert.All(new[] { element, whole, node }, r => Assert.Null(r.Reason));
    }

    [Fact]
    public void Inspect_JsonWithEscapedToken_Redacted()
    {
        string jwt = Tokens.NewJwt();
        string escaped = string.Concat(jwt.Select(c => $"\\u{(int)c:x4}"));
        using JsonDocument document = JsonDocument.Parse($$"""{"a":"{{escaped}}"}""");
        InspectedResult inspected = Inspect(document.RootElement);
        Assert.Equal("""{"a":"[redacted]"}""", ((JsonElement)inspected.Value!).GetRawText());
    }

    [Fact]
    public void Inspect_CleanJson_SameInstanceAndMeasured()
    {
        using JsonDocument document = JsonDocument.Parse("[1,2,3]");
        InspectedResult inspected = Inspect(document);
        Assert.Same(document, inspected.Value);
        Assert.Equal((7, 3), (inspected.Bytes, inspected.Items));
        JsonNode node = JsonNode.Parse("""{"a":1}""")!;
        Assert.Same(node, Inspect(node).Value);
        Assert.Equal(7, Inspect(node).Bytes);
        Assert.Equal(0, Inspect(default(JsonElement)).Bytes);
        Assert.Null(Inspect(default(JsonElement)).Reason);
    }

    [Fact]
    public void Inspect_JsonOverLimits_TooLarge()
    {
        Assert.Same(ReasonCodes.ResultTooLarge, Inspect(JsonSerializer.SerializeToElement(new int[101])).Reason);
        Assert.Same(ReasonCodes.ResultTooLarge, Inspect(JsonSerializer.SerializeToElement(new string('x', 100)), maxBytes: 100).Reason);
        Assert.Same(ReasonCodes.ResultTooLarge, Inspect(new JsonArray([.. Enumerable.Range(0, 101).Select(i => (JsonNode)i)])).Reason);
        Assert.Same(ReasonCodes.ResultTooLarge, Inspect(new JsonObject { ["a"] = new string('x', 100) }, maxBytes: 100).Reason);
    }

    [Fact]
    public void Inspect_DisposedDocument_Uninspectable()
    {
        JsonDocument document = JsonDocument.Parse("[1]");
        document.Dispose();
        Assert.Same(ReasonCodes.ResultUninspectable, Inspect(document).Reason);
    }

    [Fact]
    public void Inspect_JsonNestedDeeperThanTheStack_UninspectableAndAlive()
    {
        const int Depth = 20_000;
        string text = new string('[', Depth) + $"\"{Tokens.NewJwt()}\"" + new string(']', Depth);
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = int.MaxValue });
        Assert.Same(ReasonCodes.ResultUninspectable, Inspect(document.RootElement, maxBytes: long.MaxValue).Reason);
    }

    [Fact]
    public void Inspect_Typed_SerialisedOnceMeasuredAndPassed()
    {
        var ticket = new CountingTicket();
        InspectedResult inspected = Inspect(ticket);
        Assert.Same(ticket, inspected.Value);
        Assert.Equal("""{"text":"fine"}""".Length, inspected.Bytes);
        Assert.Equal(1, ticket.Reads);
        Assert.Equal(-1, inspected.Items);
    }

    [Fact]
    public void Inspect_TypedWithToken_Withheld()
    {
        InspectedResult inspected = Inspect(new Ticket("see " + Tokens.NewJwt()));
        Assert.Same(ReasonCodes.ResultWithheld, inspected.Reason);
        Assert.Null(inspected.Value);
        Assert.Equal(1, inspected.SecretsFound);
        Assert.True(inspected.Bytes > 0);
        Assert.Same(ReasonCodes.ResultWithheld, Inspect(new Dictionary<string, int> { [Tokens.NewJwt()] = 1 }).Reason);
        Assert.Same(ReasonCodes.ResultWithheld, Inspect(new[] { "a", Tokens.NewJwt() }).Reason);
        Assert.Same(ReasonCodes.ResultWithheld, Inspect(new Uri($"https://contoso.example/?t={Tokens.NewJwt()}")).Reason);
    }

    [Fact]
    public void Inspect_TypedUnderAnEncoderThatEscapesEverything_TokenStillFound()
    {
        var json = new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(new TextEncoderSettings()) };
        Assert.Same(ReasonCodes.ResultWithheld, _inspector.Inspect(new Ticket(Tokens.NewJwt()), json, 100_000, 10).Reason);
        string secret = "käse<" + Tokens.NewSecret();
        _known.Add(secret);
        Assert.Same(ReasonCodes.ResultWithheld, Inspect(new Ticket("a \"" + secret)).Reason);
    }

    [Fact]
    public void Inspect_TypedOverTheLimit_TooLargeBeforeAllOfItIsWritten()
    {
        var endless = new Endless();
        InspectedResult inspected = Inspect(endless, maxBytes: 1000, maxItems: int.MaxValue);
        Assert.Same(ReasonCodes.ResultTooLarge, inspected.Reason);
        Assert.InRange(endless.Read, 1, 10_000);
        Assert.Null(Inspect(new Ticket("12345"), maxBytes: 16).Reason);
        Assert.Same(ReasonCodes.ResultTooLarge, Inspect(new Ticket("123456"), maxBytes: 16).Reason);
    }

    [Fact]
    public void Inspect_Collections_ItemsCountedAndLimited()
    {
        Assert.Equal(3, Inspect(new[] { 1, 2, 3 }).Items);
        Assert.Equal(2, Inspect(new List<string> { "a", "b" }).Items);
        Assert.Equal(2, Inspect(new HashSet<int> { 1, 2 }).Items);
        Assert.Equal(1, Inspect(new Dictionary<string, int> { ["a"] = 1 }).Items);
        Assert.Equal(1, Inspect(new ReadOnlyMap()).Items);
        Assert.Null(Inspect(new int[100]).Reason);
        Assert.Same(ReasonCodes.ResultTooLarge, Inspect(new int[101]).Reason);
        Assert.Same(ReasonCodes.ResultTooLarge, Inspect(Enumerable.Range(0, 101).ToHashSet()).Reason);
    }

    [Fact]
    public void Inspect_LazySequence_ReadOnceAndWhatWasInspectedIsDelivered()
    {
        int runs = 0;
        IEnumerable<string> Lazy()
        {
            // Harmless when looked at, a token for the next reader.
            yield return runs++ == 0 ? "harmless" : Tokens.NewJwt();
        }

        InspectedResult inspected = Inspect(Lazy());
        Assert.Equal(["harmless"], Assert.IsType<List<string>>(inspected.Value));
        Assert.IsAssignableFrom<IEnumerable<string>>(inspected.Value);
        Assert.Equal(1, runs);
        Assert.Equal(1, inspected.Items);
        Assert.Same(ReasonCodes.ResultWithheld, Inspect(Lazy()).Reason);
    }

    [Fact]
    public void Inspect_EndlessLazySequence_TooLarge()
    {
        static IEnumerable<int> Forever()
        {
            while (true)
                yield return 1;
        }

        Assert.Same(ReasonCodes.ResultTooLarge, Inspect(Forever()).Reason);
        Assert.Same(ReasonCodes.ResultTooLarge, Inspect(Enumerable.Range(0, 101)).Reason);
        Assert.Equal(100, Inspect(Enumerable.Range(0, 200).Where(i => i < 100)).Items);
    }

    [Fact]
    public void Inspect_WhatCannotBeSerialised_Uninspectable()
    {
        Assert.Same(ReasonCodes.ResultUninspectable, Inspect(new Throwing()).Reason);
        Assert.Same(ReasonCodes.ResultUninspectable, Inspect(new Cyclic()).Reason);
        Assert.Same(ReasonCodes.ResultUninspectable, Inspect(new Action(() => { })).Reason);
        Assert.Same(ReasonCodes.ResultUninspectable, Inspect(AsyncItems()).Reason);
        Assert.Same(ReasonCodes.ResultUninspectable, Inspect(Enumerable.Range(0, 1).Select<int, int>(_ => throw new InvalidOperationException())).Reason);
        Assert.Same(ReasonCodes.ResultUninspectable, new ResultInspector(new BrokenScanner()).Inspect("text", Json, 100, 10).Reason);
    }

    [Fact]
    public void Inspect_Bytes_MeasuredAndScanned()
    {
        byte[] clean = [0, 1, 2, 255];
        Assert.Same(clean, Inspect(clean).Value);
        Assert.Equal(4, Inspect(clean).Bytes);
        Assert.Same(ReasonCodes.ResultTooLarge, Inspect(new byte[101], maxBytes: 100).Reason);
        string jwt = Tokens.NewJwt();
        byte[] text = Encoding.UTF8.GetBytes("text " + jwt);
        Assert.Same(ReasonCodes.ResultWithheld, Inspect(text).Reason);
        Assert.Same(ReasonCodes.ResultWithheld, Inspect((ReadOnlyMemory<byte>)text).Reason);
        Assert.Same(ReasonCodes.ResultWithheld, Inspect((Memory<byte>)text).Reason);
        Assert.Same(ReasonCodes.ResultWithheld, Inspect(new ArraySegment<byte>(text)).Reason);
        byte[] binary = [0xFF, 0x00, 0x81, .. text, 0xC0];
        Assert.Same(ReasonCodes.ResultWithheld, Inspect(binary).Reason);
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(jwt)];
        Assert.Same(ReasonCodes.ResultWithheld, Inspect(utf16).Reason);
        byte[] bigEndian = [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(jwt)];
        Assert.Same(ReasonCodes.ResultWithheld, Inspect(bigEndian).Reason);
    }

    [Fact]
    public void Inspect_Stream_ReadFromWhereItIsAndWoundBack()
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes("skip fine"));
        stream.Position = 5;
        InspectedResult inspected = Inspect(stream);
        Assert.Same(stream, inspected.Value);
        Assert.Equal((4, 5), (inspected.Bytes, stream.Position));
        Assert.Same(ReasonCodes.ResultTooLarge, Inspect(new MemoryStream(new byte[101]), maxBytes: 100).Reason);
        Assert.Same(ReasonCodes.ResultWithheld, Inspect(new MemoryStream(Encoding.UTF8.GetBytes(Tokens.NewJwt()))).Reason);
        var oneWay = new OneWayStream();
        Assert.Same(oneWay, Inspect(oneWay).Value);
        Assert.Equal(-1, Inspect(oneWay).Bytes);
        stream.Dispose();
        Assert.Null(Inspect(stream).Reason);
    }

    [Fact]
    public void Inspect_TextInOtherForms_WithheldWhereItHoldsAToken()
    {
        string jwt = Tokens.NewJwt();
        foreach (object text in new object[] { jwt.ToCharArray(), new StringBuilder(jwt), jwt.AsMemory(), new Memory<char>(jwt.ToCharArray()) })
            Assert.Same(ReasonCodes.ResultWithheld, Inspect(text).Reason);
        var builder = new StringBuilder("fine");
        Assert.Same(builder, Inspect(builder).Value);
        Assert.Equal(4, Inspect(builder).Bytes);
    }

    [Fact]
    public void Inspect_ForeignScanner_SeesTextAndJsonAndWithholdsWhatItCannotCut()
    {
        var inspector = new ResultInspector(new WordScanner("hunter2"));
        Assert.Equal("my ***", inspector.Inspect("my hunter2", Json, 1000, 10).Value);
        Assert.Equal("""{"a":"***"}""", ((JsonElement)inspector.Inspect(JsonSerializer.SerializeToElement(new { a = "hunter2" }), Json, 1000, 10).Value!).GetRawText());
        Assert.Same(ReasonCodes.ResultWithheld, inspector.Inspect(new Ticket("hunter2"), Json, 1000, 10).Reason);
        // Seen in the document and in none of its strings.
        Assert.Same(ReasonCodes.ResultWithheld, new ResultInspector(new WordScanner("\"a\":1")).Inspect(JsonSerializer.SerializeToElement(new { a = 1 }), Json, 1000, 10).Reason);
    }

    private static async IAsyncEnumerable<int> AsyncItems()
    {
        await Task.Yield();
        yield return 1;
    }

    private sealed record Ticket(string Text);

    private sealed class CountingTicket
    {
        public int Reads;

        public string Text
        {
            get
            {
                Reads++;
                return "fine";
            }
        }
    }

    private sealed class Throwing
    {
        public string Text => throw new InvalidOperationException("no");
    }

    private sealed class Cyclic
    {
        public Cyclic Self => this;
    }

    private sealed class Endless : IReadOnlyCollection<string>
    {
        public int Read { get; private set; }

        public int Count => 1;

        public IEnumerator<string> GetEnumerator()
        {
            while (true)
            {
                Read++;
                yield return "item";
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class ReadOnlyMap : IReadOnlyDictionary<string, int>
    {
        private readonly Dictionary<string, int> _inner = new() { ["a"] = 1 };

        public int Count => 1;

        public IEnumerable<string> Keys => _inner.Keys;

        public IEnumerable<int> Values => _inner.Values;

        public int this[string key] => _inner[key];

        public bool ContainsKey(string key) => _inner.ContainsKey(key);

        public bool TryGetValue(string key, out int value) => _inner.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<string, int>> GetEnumerator() => _inner.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class OneWayStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("must not be read");
    }

    private sealed class BrokenScanner : ISecretScanner
    {
        public int Redact(string text, out string redacted) => throw new InvalidOperationException("down");
    }
}
