using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Tests.Arguments;

public sealed class FrozenArgumentsTests
{
    [Fact]
    public void TryFreeze_NamesInAnyCase_DeclaredNamesInCanonicalOrder()
    {
        ToolDescriptor tool = Freeze.Tool(new ToolParameter("userName", typeof(string)), new ToolParameter("Count", typeof(int)), new ToolParameter("\u20ac", typeof(object)));
        FrozenArguments frozen = Freeze.Ok(tool, new() { ["USERNAME"] = "a", ["count"] = 3, ["zz"] = true, ["Ab"] = null });
        Assert.Equal("""{"Ab":null,"Count":3,"userName":"a","zz":true}""", frozen.Text());
        Assert.Equal(["Ab", "zz"], frozen.Extras.Select(e => e.Key));
        Assert.Equal(4, frozen.Count);
        var copy = new Dictionary<string, object?>();
        frozen.CopyTo(copy);
        Assert.Equal(new() { ["userName"] = "a", ["Count"] = 3, ["zz"] = true, ["Ab"] = null }, copy);
    }

    [Fact]
    public void TryFreeze_NoArguments_EmptyObject()
    {
        FrozenArguments frozen = Freeze.Ok(Freeze.Tool(), []);
        Assert.Equal("{}", frozen.Text());
        Assert.Empty(frozen.Extras);
    }

    [Theory]
    [InlineData("user", "USER")]
    [InlineData("extra", "Extra")]
    public void TryFreeze_NamesThatDifferByCase_Malformed(string first, string second)
    {
        ToolDescriptor tool = Freeze.Tool(new ToolParameter("user", typeof(string), true, "x"));
        Assert.Equal("ArgumentMalformed", Freeze.Denied(tool, new Dictionary<string, object?> { [first] = "a", [second] = "b" }).Reason);
    }

    [Fact]
    public void TryFreeze_MalformedName_MalformedAndNotRepeated()
    {
        foreach (string name in new[] { "a\0", "a\n", "\u0085", "\ud800", "\udc00\ud800" })
            Assert.Equal(("ArgumentMalformed", null), Freeze.Denied(Freeze.Tool(), new Dictionary<string, object?> { [name] = 1 }));
    }

    [Fact]
    public void TryFreeze_ParametersThatDifferByCase_Refused() =>
        Assert.Equal("ArgumentMalformed", Freeze.Denied(
            Freeze.Tool(new ToolParameter("a", typeof(object)), new ToolParameter("A", typeof(object))), new Dictionary<string, object?> { ["a"] = 1 }).Reason);

    [Fact]
    public void TryFreeze_AbsentArguments_DefaultOrAbsentOrInvalid()
    {
        ToolDescriptor tool = Freeze.Tool(
            new ToolParameter("a", typeof(int), true, 5), new ToolParameter("b", typeof(object)), new ToolParameter("c", typeof(int?)),
            new ToolParameter("d", typeof(Guid), true, null), new ToolParameter("e", typeof(string), true, null), new ToolParameter("f", typeof(TrustTier?), true, 2));
        FrozenArguments frozen = Freeze.Ok(tool, []);
        Assert.Equal("""{"a":5,"d":"00000000-0000-0000-0000-000000000000","e":null,"f":"HighRisk"}""", frozen.Text());
        Assert.Equal([true, false, false, true, true, true], Enumerable.Range(0, 6).Select(frozen.HasValue));
        Assert.DoesNotContain(true, Enumerable.Range(0, 6).Select(frozen.IsGiven));
        Assert.Equal(4, frozen.Count);
        Assert.Equal(Guid.Empty, frozen.GetValue(3));
        Assert.Equal(TrustTier.HighRisk, frozen.GetValue(5));
        foreach (Type required in new[] { typeof(int), typeof(string), typeof(List<int>) })
            Assert.Equal(("ArgumentInvalid", "p"), Freeze.Denied(Freeze.Tool(new ToolParameter("p", required)), new Dictionary<string, object?>()));
    }

    [Fact]
    public void TryFreeze_MutableDefault_EveryCallHasItsOwn()
    {
        ToolDescriptor tool = Freeze.Tool(new ToolParameter("p", typeof(List<int>), true, new List<int> { 1 }));
        var first = (List<int>)Freeze.Ok(tool, []).GetValue(0)!;
        first.Add(2);
        Assert.Equal([1], (List<int>)Freeze.Ok(tool, []).GetValue(0)!);
    }

    [Fact]
    public void TryFreeze_CallerChangesOriginals_NothingChanges()
    {
        var list = new List<string> { "a" };
        var map = new Dictionary<string, object?> { ["k"] = list };
        var node = new JsonObject { ["x"] = 1 };
        byte[] memory = "{\"host\":\"good\"}"u8.ToArray();
        JsonDocument document = JsonDocument.Parse(memory);
        ToolDescriptor tool = Freeze.Tool(new ToolParameter("list", typeof(IEnumerable<string>)), new ToolParameter("node", typeof(object)), new ToolParameter("element", typeof(object)));
        var raw = new Dictionary<string, object?> { ["list"] = list, ["node"] = node, ["element"] = document.RootElement, ["map"] = map };
        FrozenArguments frozen = Freeze.Ok(tool, raw);
        string before = frozen.Text();

        list[0] = "evil";
        map["k"] = "evil";
        node["x"] = 666;
        raw["list"] = "evil";
        "evil"u8.CopyTo(memory.AsSpan(9));
        document.Dispose();

        Assert.Equal("""{"element":{"host":"good"},"list":["a"],"map":{"k":["a"]},"node":{"x":1}}""", before);
        Assert.Equal(before, frozen.Text());
        Assert.Equal(["a"], (IEnumerable<string>)frozen.GetValue(0)!);
        Assert.Equal("""{"x":1}""", ((JsonNode)frozen.GetValue(1)!).ToJsonString());
        Assert.Equal("good", ((JsonElement)frozen.GetValue(2)!).GetProperty("host").GetString());
        Assert.Equal("""{"k":["a"]}""", JsonSerializer.Serialize(frozen.Extras[0].Value));
    }

    [Fact]
    public void TryFreeze_ListBecomesOtherTypes_CopiedAsTheParameterWants()
    {
        Assert.IsType<List<int>>(Freeze.Value(typeof(object), new List<int> { 1 }));
        Assert.IsType<int[]>(Freeze.Value(typeof(int[]), new List<int> { 1 }));
        Assert.IsType<List<int>>(Freeze.Value(typeof(IEnumerable<int>), Enumerable.Range(0, 3).Where(i => i > 0)));
        Assert.Equal([1, 2], (int[])Freeze.Value(typeof(int[]), "[1, 2]")!);
        Assert.Equal([1, 2], (int[])Freeze.Value(typeof(int[]), Freeze.Json("[1,2]"))!);
        Assert.Equal(new Order("x", 2), Freeze.Value(typeof(Order), JsonNode.Parse("""{"Id":"x","Amount":2}""")));
        Assert.Equal(new Order("x", 2), Freeze.Value(typeof(Order), new Dictionary<string, object> { ["Id"] = "x", ["Amount"] = 2 }));
        Assert.Equal(new Order("x", 2), Freeze.Value(typeof(object), new Order("x", 2)));
        Assert.Equal(1, ((JsonElement)Freeze.Value(typeof(JsonElement), "1")!).GetInt32());
        Assert.Equal("[1]", Freeze.Value(typeof(object), "[1]"));
        Assert.Equal("text", Freeze.Value(typeof(IComparable), "text"));
        Assert.Null(Freeze.Value(typeof(Order), null));
        Assert.Equal("ArgumentInvalid", Freeze.Reason(typeof(int[]), "not json"));
        Assert.Equal("ArgumentInvalid", Freeze.Reason(typeof(int[]), """{"a":1}"""));
        Assert.Equal("ArgumentMalformed", Freeze.Reason(typeof(Order), """{"Id":"a","Id":"b"}"""));
        Assert.Equal("ArgumentMalformed", Freeze.Reason(typeof(JsonElement), "\"\\u0000\""));
        Assert.Equal("ArgumentMalformed", Freeze.Reason(typeof(JsonElement), "\"\ud800\""));
    }

    [Fact]
    public void TryFreeze_ValueThatLosesSomethingOnTheWay_NotSerializable()
    {
        foreach (object value in new object[]
        {
            new Stack<int>([1, 2]), new Lossy("secret"), new Throwing(), Cycle(), new Action(() => { }), Task.FromResult(1), new MemoryStream(), typeof(string), new { A = (nint)1 },
        })
            Assert.Equal("ArgumentNotSerializable", Freeze.Reason(typeof(object), value));
        Assert.Equal("ArgumentNotSerializable", Freeze.Reason(typeof(IDisposable), Freeze.Json("{}")));
    }

    [Fact]
    public void TryFreeze_MalformedInsideObjects_Malformed()
    {
        foreach (object value in new object[]
        {
            new[] { double.NaN }, new[] { "a\ud800" }, new[] { "\\\ud800" }, new Dictionary<string, int> { ["\udc00"] = 1 }, new[] { "a\0" },
            new Dictionary<string, int> { ["\0"] = 1 }, new JsonArray("x\0"), Freeze.Json("[\"\\u0000\"]"), default(JsonElement), double.NaN, float.PositiveInfinity, "\ud800", '\0',
        })
            Assert.Equal("ArgumentMalformed", Freeze.Reason(typeof(object), value));
        Assert.Equal("\\uFFFD \uFFFD", ((string[])Freeze.Value(typeof(object), new[] { "\\uFFFD \uFFFD" })!)[0]);
    }

    [Fact]
    public void TryFreeze_TooMuch_TooLarge()
    {
        var limits = new LimitOptions { MaxArguments = 2, MaxArgumentBytes = 100, MaxArgumentDepth = 2 };
        ToolDescriptor tool = Freeze.Tool(new ToolParameter("p", typeof(object)), new ToolParameter("t", typeof(string), true, ""));
        (string?, string?) Try(object? value) => Freeze.Denied(tool, new Dictionary<string, object?> { ["p"] = value }, limits);
        Assert.Equal(("ArgumentTooLarge", "p"), Try(new string('a', 1_000_000)));
        Assert.Equal(("ArgumentTooLarge", "p"), Try(new string('\u20ac', 40)));
        Assert.Equal(("ArgumentTooLarge", "p"), Try(new string('\u0001', 20)));
        Assert.Equal(("ArgumentTooLarge", "p"), Try(new[] { new[] { new[] { 1 } } }));
        Assert.Equal(("ArgumentTooLarge", "p"), Try(Freeze.Json("[[[1]]]")));
        Assert.Equal(("ArgumentTooLarge", "p"), Try(Endless()));
        Assert.Equal(("ArgumentTooLarge", "p"), Try(Freeze.Json($"\"{new string('a', 10_000)}\"")));
        Assert.Equal(("ArgumentTooLarge", "p"), Try(new byte[10_000]));
        Assert.Null(Try(new[] { new[] { 1 } }).Item1);
        Assert.Equal("ArgumentTooLarge", Freeze.Denied(tool, new Dictionary<string, object?> { ["a"] = 1, ["b"] = 1, ["c"] = 1 }, limits).Reason);
        Assert.Equal("ArgumentTooLarge", Freeze.Denied(tool, new Dictionary<string, object?> { ["p"] = 1, [new string('a', 1000)] = 1 }, limits).Reason);
    }

    [Fact]
    public void TryFreeze_MegabyteText_RefusedWithoutEncodingIt()
    {
        ToolDescriptor tool = Freeze.Tool(new ToolParameter("p", typeof(string)));
        var raw = new Dictionary<string, object?> { ["p"] = new string('a', 8_000_000) };
        Freeze.Denied(tool, raw);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("ArgumentTooLarge", Freeze.Denied(tool, raw).Reason);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000);
    }

    [Fact]
    public void TryFreeze_Service_PassedByReferenceAndNotDigested()
    {
        var service = new Service();
        ToolDescriptor tool = Freeze.Tool(new ToolParameter("s", typeof(Service)), new ToolParameter("t", typeof(string)));
        var raw = new Dictionary<string, object?> { ["s"] = service, ["t"] = "x", ["other"] = service };
        FrozenArguments frozen = Freeze.Ok(tool, raw, isService: static v => v is Service);
        Assert.Same(service, frozen.GetValue(0));
        Assert.Same(service, frozen.Extras[0].Value);
        Assert.Equal("""{"t":"x"}""", frozen.Text());
        Assert.Equal("ArgumentInvalid", Freeze.Denied(Freeze.Tool(new ToolParameter("p", typeof(int))), new Dictionary<string, object?> { ["p"] = service }, isService: static v => v is Service).Reason);
        Assert.Equal("ArgumentNotSerializable", Freeze.Denied(tool, raw, isService: static _ => throw new InvalidOperationException()).Reason);
    }

    [Fact]
    public void TryFreeze_HostileDictionary_NeverThrows()
    {
        ToolDescriptor tool = Freeze.Tool(new ToolParameter("p", typeof(object)));
        Assert.Equal("ArgumentNotSerializable", Freeze.Denied(tool, new HostileDictionary(count: -1)).Reason);
        Assert.Equal("ArgumentNotSerializable", Freeze.Denied(tool, new HostileDictionary(count: 2)).Reason);
        Assert.Equal("ArgumentNotSerializable", Freeze.Denied(tool, null!).Reason);
        Assert.Equal("ArgumentNotSerializable", Freeze.Denied(null!, new Dictionary<string, object?>()).Reason);
    }

    [Fact]
    public void TryFreeze_GetterThatFreezesAnotherCall_BothAreRight()
    {
        FrozenArguments frozen = Freeze.Ok(Freeze.Tool(new ToolParameter("a", typeof(string)), new ToolParameter("p", typeof(object))), new() { ["a"] = "outer", ["p"] = new Nested() });
        Assert.Equal("""{"a":"outer","p":{"Inner":"{\"q\":\"inner\"}"}}""", frozen.Text());
    }

    [Fact]
    public void TryFreeze_DerivedUri_Rebuilt()
    {
        object? value = Freeze.Value(typeof(Uri), new LyingUri("https://evil.example/"));
        Assert.Equal(typeof(Uri), value!.GetType());
        Assert.Equal("https://evil.example/", value.ToString());
        Assert.Equal(typeof(Uri), Freeze.Value(typeof(object), new LyingUri("https://evil.example/"))!.GetType());
    }

    [Fact]
    public void ToJson_Always_DetachedCanonicalForm()
    {
        FrozenArguments frozen = Freeze.Ok(Freeze.Tool(new ToolParameter("n", typeof(long))), new() { ["n"] = long.MaxValue });
        Assert.Equal("$number:9223372036854775807", frozen.ToJson().GetProperty("n").GetString());
    }

    [Fact]
    public void Digest_SameSalt_SameOnlyForSameArguments()
    {
        ToolDescriptor tool = Freeze.Tool(new ToolParameter("n", typeof(object)));
        FrozenArguments one = Freeze.Ok(tool, new() { ["n"] = 1 });
        ArgumentDigest digest = one.Digest();
        Assert.Equal(22, digest.Salt.Length);
        Assert.Equal(43, digest.Sha256.Length);
        Assert.Equal(digest, Freeze.Ok(tool, new() { ["N"] = Freeze.Json("1.0") }).Digest(digest.Salt));
        Assert.NotEqual(digest.Sha256, Freeze.Ok(tool, new() { ["n"] = "1" }).Digest(digest.Salt).Sha256);
        Assert.NotEqual(digest.Sha256, one.Digest().Sha256);
        Assert.Throws<ArgumentException>(() => one.Digest("AAAA"));
        Assert.Throws<ArgumentException>(() => one.Digest(digest.Salt + "AA"));
        Assert.Throws<ArgumentException>(() => one.DigestOf(new byte[15]));
        byte[] expected = System.Security.Cryptography.SHA256.HashData([.. System.Buffers.Text.Base64Url.DecodeFromChars(digest.Salt), .. one.CanonicalJson.Span]);
        Assert.Equal(System.Buffers.Text.Base64Url.EncodeToString(expected), digest.Sha256);
    }

    [Fact]
    public void RandomBytes_ManyThreads_NeverRepeats()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<Guid, bool>();
        Parallel.For(0, 20_000, _ =>
        {
            Span<byte> salt = stackalloc byte[16];
            RandomBytes.Fill(salt);
            Assert.True(seen.TryAdd(new Guid(salt), true));
        });
    }

    private static object Cycle()
    {
        var cycle = new Dictionary<string, object?>();
        cycle["self"] = cycle;
        return cycle;
    }

    private static IEnumerable<int> Endless()
    {
        while (true)
            yield return 1;
    }

    private sealed record Order(string Id, int Amount);

    private sealed class Lossy(string hidden)
    {
        public string Shown => hidden;
    }

    private sealed class Throwing
    {
        public string Value => throw new ArgumentException("boom");
    }

    private sealed class Service;

    private sealed class LyingUri(string text) : Uri(text)
    {
        public override string ToString() => "https://allowed.example/";
    }

    private sealed class Nested
    {
        private string? _inner;

        public string Inner
        {
            get => _inner ??= Freeze.Ok(Freeze.Tool(new ToolParameter("q", typeof(string))), new() { ["q"] = "inner" }).Text();
            set => _inner = value;
        }
    }

    private sealed class HostileDictionary(int count) : IReadOnlyDictionary<string, object?>
    {
        public int Count => count >= 0 ? count : throw new InvalidOperationException();

        public IEnumerable<string> Keys => throw new NotSupportedException();

        public IEnumerable<object?> Values => throw new NotSupportedException();

        public object? this[string key] => throw new NotSupportedException();

        public bool ContainsKey(string key) => true;

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
        {
            value = 1;
            return true;
        }

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => throw new InvalidCastException();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
