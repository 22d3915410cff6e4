using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.SemanticKernel.Tests.Fidelity;

/// <summary>
/// Functions as Semantic Kernel's OpenAPI importer makes them (its package is not referenced here): one delegate for
/// every operation, which takes the kernel, its own function and the arguments, and a schema from the document instead
/// of from the method.
/// </summary>
public sealed class OpenApiTests
{
    private static readonly ToolAccess Access = new("probe:read") { Tier = TrustTier.Routine };

    /// <summary>What an operation returns: content, its type, and a converter that makes a text of it.</summary>
    [TypeConverter(typeof(OperationResponseConverter))]
    public sealed record OperationResponse(object? Content, string? ContentType);

    public sealed class OperationResponseConverter : TypeConverter
    {
        public override bool CanConvertTo(ITypeDescriptorContext? context, Type? destinationType) => destinationType == typeof(string) || base.CanConvertTo(context, destinationType);

        public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) => ((OperationResponse)value!).Content as string;
    }

    private sealed class Service : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add($"{request.Method} {request.RequestUri} {(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken))}");
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"id":"T-1","open":true}""", System.Text.Encoding.UTF8, "application/json") };
        }
    }

    private static KernelPlugin Import(Service service)
    {
        var http = new HttpClient(service);
        return KernelPluginFactory.CreateFromFunctions("Tickets", "A service", [Operation(http, HttpMethod.Get, "getTicket"), Operation(http, HttpMethod.Post, "createTicket")]);
    }

    private static KernelFunction Operation(HttpClient http, HttpMethod verb, string name)
    {
        async Task<OperationResponse> ExecuteAsync(Kernel kernel, KernelFunction function, KernelArguments arguments, CancellationToken cancellationToken)
        {
            string query = string.Join('&', function.Metadata.Parameters.Where(p => p.Name != "payload" && arguments.TryGetValue(p.Name, out object? value) && value is not null)
                .Select(p => $"{p.Name}={Uri.EscapeDataString(Convert.ToString(arguments[p.Name], kernel.Culture)!)}"));
            using var request = new HttpRequestMessage(verb, $"https://tickets.contoso.example/{function.Metadata.AdditionalProperties["path"]}?{query}");
            if (arguments.TryGetValue("payload", out object? payload))
                request.Content = new StringContent(payload as string ?? JsonSerializer.Serialize(payload));
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            return new OperationResponse(await response.Content.ReadAsStringAsync(cancellationToken), response.Content.Headers.ContentType?.ToString());
        }

        return KernelFunctionFactory.CreateFromMethod(ExecuteAsync, new KernelFunctionFromMethodOptions
        {
            FunctionName = name,
            Description = "An operation",
            Parameters =
            [
                new KernelParameterMetadata("id") { Description = "the id", IsRequired = true, DefaultValue = "", ParameterType = typeof(string), Schema = KernelJsonSchema.Parse("""{"type":"string","pattern":"T-[0-9]+"}""") },
                new KernelParameterMetadata("x_trace") { DefaultValue = "", ParameterType = typeof(bool), Schema = KernelJsonSchema.Parse("""{"type":"boolean"}""") },
                new KernelParameterMetadata("limit") { DefaultValue = 10, ParameterType = typeof(long), Schema = KernelJsonSchema.Parse("""{"type":"integer","format":"int64"}""") },
                new KernelParameterMetadata("offset") { DefaultValue = "", ParameterType = typeof(int), Schema = KernelJsonSchema.Parse("""{"type":"integer","format":"int32"}""") },
                new KernelParameterMetadata("query") { DefaultValue = "", ParameterType = typeof(string), Schema = KernelJsonSchema.Parse("""{"type":"string"}""") },
                new KernelParameterMetadata("payload") { Schema = KernelJsonSchema.Parse("""{"type":"object","properties":{"title":{"type":"string"}}}""") },
            ],
            ReturnParameter = new KernelReturnParameterMetadata { Description = "a ticket", ParameterType = typeof(OperationResponse), Schema = KernelJsonSchema.Parse("""{"type":"object"}""") },
            AdditionalMetadata = new System.Collections.ObjectModel.ReadOnlyDictionary<string, object?>(new Dictionary<string, object?> { ["path"] = "tickets", ["method"] = verb.ToString() }),
        });
    }

    public static TheoryData<string, string> Calls => new()
    {
        { "getTicket", """{"id":"T-1"}""" },
        { "getTicket", """{"id":"T-1","x_trace":true,"limit":5}""" },
        { "createTicket", """{"id":"T-1","payload":{"title":"a","tags":["x",1.5]}}""" },
        { "createTicket", """{"id":"T-1","payload":"text"}""" },
        { "getTicket", """{"id":"T-1","limit":null,"query":null}""" },
        { "getTicket", """{"id":"T-1","undeclared":"u"}""" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Operation_SendsTheSame_AndReturnsTheSame(string operation, string json)
    {
        var service = new Service();
        await using PlainAndGuarded both = await PlainAndGuarded.OfPluginAsync(Import(service), Access);
        foreach (bool asText in new[] { false, true })
        {
            await both.AssertSameAsync(operation, () =>
            {
                var arguments = new KernelArguments();
                foreach (JsonProperty property in JsonElement.Parse(json).EnumerateObject())
                    arguments[property.Name] = property.Value.ValueKind == JsonValueKind.Null ? null : asText ? property.Value.ToString() : property.Value.Clone();
                return arguments;
            });
            Assert.Equal(service.Requests[^2], service.Requests[^1]);
        }

        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public async Task Operation_LimitedArgumentLeftOut_IsDenied()
    {
        // The document's default is the service's affair, and nobody checks what the service makes of it.
        var service = new Service();
        await using PlainAndGuarded both = await PlainAndGuarded.OfPluginAsync(Import(service), new ToolAccess("tickets:list") { Tier = TrustTier.Routine }, static services =>
            services.AddZeroTrustAgents().AddAgent("lister", static a => a.OwnedBy("first.last@contoso.example").WithPurpose("Lists tickets").Grant("tickets:list", static g => g.Argument("limit").InRange(1, 20))));
        await using AgentSession session = await both.Harness.BeginAsync("lister");
        Kernel kernel = session.CreateKernel();
        Assert.Equal(ReasonCodes.ArgumentConstraint, Assert.IsType<ToolDenial>((await kernel.InvokeAsync("Tickets", "getTicket", new KernelArguments { ["id"] = "T-1" })).GetValue<object>()).Reason);
        Assert.Empty(service.Requests);
        Assert.IsType<OperationResponse>((await kernel.InvokeAsync("Tickets", "getTicket", new KernelArguments { ["id"] = "T-1", ["limit"] = "20" })).GetValue<object>());
    }

    [Fact]
    public async Task AIFunction_AsATool_GetsWhatItGotBefore()
    {
        AIFunction function = AIFunctionFactory.Create(
            (string name, int count = 3, DayOfWeek? day = null, IReadOnlyList<string>? tags = null) => $"{name} {count} {day} {string.Join(',', tags ?? [])}", "Call");
        await using PlainAndGuarded both = await PlainAndGuarded.OfPluginAsync(KernelPluginFactory.CreateFromFunctions("Foreign", [function.AsKernelFunction()]), Access);
        await both.AssertSameAsync("Call", static () => new KernelArguments { ["name"] = "n" });
        await both.AssertSameAsync("Call", static () => new KernelArguments { ["name"] = "n", ["count"] = JsonElement.Parse("5"), ["day"] = JsonElement.Parse("2"), ["tags"] = JsonElement.Parse("""["a"]""") });
        Assert.Equal(((AIFunction)both.PlainFunction("Call")).JsonSchema.GetRawText(), ((AIFunction)both.GuardedFunction("Call")).JsonSchema.GetRawText());
    }

    [Fact]
    public async Task Metadata_OfAnOperation_IsTheDocuments()
    {
        await using PlainAndGuarded both = await PlainAndGuarded.OfPluginAsync(Import(new Service()), Access);
        foreach (string name in new[] { "getTicket", "createTicket" })
        {
            KernelFunction plain = both.PlainFunction(name), guarded = both.GuardedFunction(name);
            Assert.Equal(((AIFunction)plain).JsonSchema.GetRawText(), ((AIFunction)guarded).JsonSchema.GetRawText());
            Assert.Equal(plain.Metadata.AdditionalProperties, guarded.Metadata.AdditionalProperties);
            Assert.Equal(plain.Metadata.ReturnParameter.Schema?.ToString(), guarded.Metadata.ReturnParameter.Schema?.ToString());
            Assert.Equal(plain.Metadata.ReturnParameter.ParameterType, guarded.Metadata.ReturnParameter.ParameterType);
            Assert.Equal(both.Plain.Plugins["Tickets"].Description, both.Guarded.Plugins["Tickets"].Description);
        }
    }
}
