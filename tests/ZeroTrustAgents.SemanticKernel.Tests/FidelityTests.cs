using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using FunctionInvocationContext = Microsoft.SemanticKernel.FunctionInvocationContext;
using ZeroTrustAgents.SemanticKernel.Tests.Routes;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.SemanticKernel.Tests;

/// <summary>A plugin that ran before runs the same when it is permitted: each call is made on a plain kernel and on a guarded one.</summary>
public sealed class FidelityTests : IAsyncDisposable
{
    public enum Colour
    {
        Red,
        Green,
    }

    public sealed record Item(string Name, int Count, List<string> Tags);

    public sealed class Shapes
    {
        private const string Scope = "probe:read";

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
        public void Nothing()
        {
        }

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine), Description("Says its name")]
        public string Text([Description("a name")] string name) => $"text {name}";

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
        public async Task<int> AddAsync(int left, int right = 40)
        {
            await Task.Yield();
            return left + right;
        }

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
        public ValueTask<decimal> PriceAsync(decimal price) => new(price * 2);

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
        public double Half(double value) => value / 2;

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
        public Colour? Paint(Colour? colour = null) => colour;

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
        public string When(DateTimeOffset at, Guid id, bool really) => string.Create(CultureInfo.InvariantCulture, $"{at:O} {id} {really}");

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
        public Item Echo(Item item) => item with { Count = item.Count + 1 };

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
        public List<string> Many(string[] names) => [.. names, "more"];

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
        public string Host(Kernel kernel, KernelArguments arguments, CultureInfo culture, ILoggerFactory loggers, string id, CancellationToken cancellationToken) =>
            $"{id} {arguments.Count} {arguments["extra"]} {culture.Name} {loggers is not null} {cancellationToken.CanBeCanceled || true} {kernel is not null}";

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
        public string FromServices([FromKernelServices] Probe probe) => probe is null ? "none" : "probe";

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
        public static string Static(string id) => $"static {id}";

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
        public string Fail(string id) => throw new FormatException($"bad {id}");

        [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
        public async IAsyncEnumerable<int> CountAsync(int to)
        {
            for (int i = 0; i < to; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }
    }

    private readonly GuardHarness _harness;
    private readonly Kernel _plain;
    private readonly AgentSession _session;
    private readonly Kernel _guarded;

    public FidelityTests()
    {
        KernelPlugin prompts = KernelPluginFactory.CreateFromFunctions("Prompts", [KernelFunctionFactory.CreateFromPrompt("one two {{$word}}", functionName: "Say")]);
        _harness = new GuardHarness(new SemanticKernelAdapter(), b => b.AddSemanticKernel(k => k
            .AddPlugin<Shapes>("Shapes")
            .AddPlugin(prompts, p => p.Tool("Say").Access(new ToolAccess("probe:read") { Tier = TrustTier.Routine }))));
        _session = _harness.BeginAsync().AsTask().GetAwaiter().GetResult();
        _guarded = _session.CreateKernel();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(_harness.Probe);
        services.AddSingleton<IChatCompletionService, EchoChat>();
        _plain = new Kernel(services.BuildServiceProvider());
        _plain.Plugins.Add(KernelPluginFactory.CreateFromObject(new Shapes(), "Shapes"));
        _plain.Plugins.Add(prompts);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _harness.DisposeAsync();
    }

    private static JsonElement Json(string json) => JsonElement.Parse(json);

    public static TheoryData<string, string> Calls => new()
    {
        { "Nothing", "{}" }, { "Text", """{"name":"x"}""" }, { "Text", """{"NAME":"ü\n"}""" }, { "Add", """{"left":2}""" }, { "Add", """{"left":"2","right":"3"}""" },
        { "Price", """{"price":1.10}""" }, { "Half", """{"value":3}""" }, { "Paint", "{}" },
        { "When", """{"at":"2026-03-01T10:00:00+01:00","id":"6f9619ff-8b86-d011-b42d-00cf4fc964ff","really":true}""" },
        { "Echo", """{"item":{"Name":"n","Count":1,"Tags":["a"]}}""" }, { "Many", """{"names":["a","b"]}""" },
        { "Host", """{"id":"1","extra":"e"}""" }, { "FromServices", "{}" }, { "Static", """{"id":"1"}""" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_AsJsonAndAsText_ReturnsTheSame(string function, string json)
    {
        foreach (bool asText in new[] { false, true })
        {
            KernelArguments Arguments()
            {
                var arguments = new KernelArguments();
                foreach (JsonProperty p in Json(json).EnumerateObject())
                    arguments[p.Name] = asText && p.Value.ValueKind is JsonValueKind.String ? p.Value.GetString() : p.Value.Clone();
                return arguments;
            }

            object? expected = (await _plain.InvokeAsync("Shapes", function, Arguments())).GetValue<object>();
            object? actual = (await _guarded.InvokeAsync("Shapes", function, Arguments())).GetValue<object>();
            Assert.Equal(expected?.GetType(), actual?.GetType());
            Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
            object? asAIFunction = await ((AIFunction)_guarded.Plugins["Shapes"][function]).InvokeAsync(new AIFunctionArguments(Arguments()) { Services = _plain.Services });
            Assert.Equal(JsonSerializer.Serialize(await ((AIFunction)_plain.Plugins["Shapes"][function]).InvokeAsync(new AIFunctionArguments(Arguments()) { Services = _plain.Services })), JsonSerializer.Serialize(asAIFunction));
        }
    }

    [Fact]
    public void Metadata_SchemaAndDescriptions_AreTheSame()
    {
        foreach (KernelFunction plain in _plain.Plugins["Shapes"])
        {
            KernelFunction guarded = _guarded.Plugins["Shapes"][plain.Name];
            Assert.Equal(plain.Description, guarded.Description);
            Assert.Equal(((AIFunction)plain).JsonSchema.GetRawText(), ((AIFunction)guarded).JsonSchema.GetRawText());
            Assert.Equal(plain.Metadata.Parameters.Select(static p => (p.Name, p.Description, p.IsRequired, p.ParameterType, $"{p.DefaultValue}")), guarded.Metadata.Parameters.Select(static p => (p.Name, p.Description, p.IsRequired, p.ParameterType, $"{p.DefaultValue}")));
            Assert.Equal(plain.Metadata.ReturnParameter.ParameterType, guarded.Metadata.ReturnParameter.ParameterType);
            Assert.Equal(((AITool)plain).Name, ((AITool)guarded).Name);
        }
    }

    [Fact]
    public async Task Culture_OfTheKernel_DecidesHowTextIsRead_AndThatIsWhatIsChecked()
    {
        _plain.Culture = _guarded.Culture = CultureInfo.GetCultureInfo("de-DE");
        var arguments = new KernelArguments { ["value"] = "1,5" };
        Assert.Equal((await _plain.InvokeAsync("Shapes", "Half", arguments)).GetValue<double>(), (await _guarded.InvokeAsync("Shapes", "Half", arguments)).GetValue<double>());
    }

    [Fact]
    public async Task Enum_AsText_IsRead()
    {
        var arguments = new KernelArguments { ["colour"] = "Green" };
        Assert.Equal((await _plain.InvokeAsync("Shapes", "Paint", arguments)).GetValue<Colour>(), (await _guarded.InvokeAsync("Shapes", "Paint", arguments)).GetValue<Colour>());
    }

    [Fact]
    public async Task Exception_OfTheTool_KeepsTypeAndMessage()
    {
        FormatException failed = await Assert.ThrowsAsync<FormatException>(() => _guarded.InvokeAsync("Shapes", "Fail", new KernelArguments { ["id"] = "1" }));
        Assert.Equal("bad 1", failed.Message);
    }

    [Fact]
    public async Task Stream_GivesTheSameItems_AndEndsWithAnOutcome()
    {
        var items = new List<int>();
        await foreach (int item in _guarded.InvokeStreamingAsync<int>("Shapes", "Count", new KernelArguments { ["to"] = 3 }))
            items.Add(item);
        Assert.Equal([0, 1, 2], items);
        Assert.Contains(_harness.Audit.Entries, static e => e is { Phase: Auditing.AuditPhase.Outcome, Tool: "Shapes-Count", Status: Auditing.CallStatus.Succeeded });
    }

    [Fact]
    public async Task Stream_Abandoned_EndsItsCall_AndASecondReadingIsRefused()
    {
        var stream = (await _guarded.InvokeAsync("Shapes", "Count", new KernelArguments { ["to"] = 3 })).GetValue<IAsyncEnumerable<int>>()!;
        await foreach (int _ in stream)
            break;
        Assert.Contains(_harness.Audit.Entries, static e => e is { Phase: Auditing.AuditPhase.Outcome, Status: Auditing.CallStatus.Abandoned });
        Assert.Throws<InvalidOperationException>(() => stream.GetAsyncEnumerator());
        Assert.NotNull((await _guarded.InvokeAsync("Shapes", "Count", new KernelArguments { ["to"] = 3 })).GetValue<object>());
        await _session.DisposeAsync();
        Assert.Equal(2, _harness.Audit.Entries.Count(static e => e.Status == Auditing.CallStatus.Abandoned));
    }

    [Fact]
    public async Task Stream_RevokedBetweenSteps_GivesNoMore()
    {
        await using IAsyncEnumerator<int> stream = _guarded.InvokeStreamingAsync<int>("Shapes", "Count", new KernelArguments { ["to"] = 3 }).GetAsyncEnumerator();
        Assert.True(await stream.MoveNextAsync());
        await _harness.Agents.RevokeAgentAsync(GuardHarness.Worker, "test");
        Assert.Equal(ReasonCodes.RevokedInFlight, (await Assert.ThrowsAsync<ToolDeniedException>(async () => await stream.MoveNextAsync())).Denial.Reason);
    }

    [Fact]
    public async Task Prompt_InAPlugin_RunsAndStreamsAsBefore()
    {
        var arguments = new KernelArguments { ["word"] = "three" };
        Assert.Equal((await _plain.InvokeAsync("Prompts", "Say", arguments)).ToString(), (await _guarded.InvokeAsync("Prompts", "Say", arguments)).ToString());
        Assert.Equal(await ReadAsync<StreamingKernelContent>(_plain), await ReadAsync<StreamingKernelContent>(_guarded));
        Assert.Equal(await ReadAsync<StreamingChatMessageContent>(_plain), await ReadAsync<StreamingChatMessageContent>(_guarded));
        Assert.Equal(await ReadAsync<string>(_plain), await ReadAsync<string>(_guarded));

        async Task<List<string>> ReadAsync<T>(Kernel kernel)
        {
            var chunks = new List<string>();
            await foreach (T chunk in kernel.InvokeStreamingAsync<T>("Prompts", "Say", arguments))
                chunks.Add(chunk!.ToString()!);
            Assert.Equal(3, chunks.Count);
            return chunks;
        }
    }

    private sealed class Counting : IFunctionInvocationFilter
    {
        public int Calls { get; private set; }

        public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
        {
            Calls++;
            Assert.True(GuardedFunction.IsGuarded(context.Function));
            context.Arguments["name"] = "changed";
            await next(context);
        }
    }

    [Fact]
    public async Task UserFilter_FiresOnce_AndWhatItChangesIsWhatIsChecked()
    {
        var filter = new Counting();
        _guarded.FunctionInvocationFilters.Add(filter);
        Assert.Equal("text changed", (await _guarded.InvokeAsync("Shapes", "Text", new KernelArguments { ["name"] = "x" })).GetValue<string>());
        Assert.Equal(1, filter.Calls);
    }
}
