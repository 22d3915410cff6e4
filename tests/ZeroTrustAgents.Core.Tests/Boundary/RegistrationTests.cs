using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using ZeroTrustAgents.Calls;

namespace ZeroTrustAgents.Boundary;

public sealed class RegistrationTests
{
    public static TheoryData<string, Action<IHttpClientBuilder>> Replacements => new()
    {
        { "instance", b => b.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler()) },
        { "provider", b => b.ConfigurePrimaryHttpMessageHandler(_ => new SocketsHttpHandler()) },
        { "wrapped", b => Configure(b, h => h.PrimaryHandler = new Wrapper(h.PrimaryHandler)) },
        { "sockets", b => b.UseSocketsHttpHandler((_, _) => { }) },
        { "builder", b => Configure(b, h => h.PrimaryHandler = new HttpClientHandler()) },
        { "options", b => b.Services.PostConfigureAll<HttpClientFactoryOptions>(o => o.HttpMessageHandlerBuilderActions.Add(h => h.PrimaryHandler = new HttpClientHandler())) },
        { "filter", b => b.Services.AddSingleton<IHttpMessageHandlerBuilderFilter, Replacer>() },
    };

    [Theory]
    [MemberData(nameof(Replacements))]
    public void CreateClient_PrimaryHandlerReplacedLater_ThrowsAndSaysWhatToDo(string how, Action<IHttpClientBuilder> replace)
    {
        Assert.NotEmpty(how);
        var services = new ServiceCollection();
        replace(services.AddHttpClient("tool").AddToolBoundary());
        using ServiceProvider provider = services.BuildServiceProvider();
        // UseSocketsHttpHandler itself refuses a handler it does not know, with its own message.
        var exception = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IHttpClientFactory>().CreateClient("tool"));
        if (how != "sockets")
        {
            Assert.Contains("'tool'", exception.Message, StringComparison.Ordinal);
            Assert.Contains("AddHttpMessageHandler", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CreateClient_PrimaryHandlerConfiguredBefore_BoundaryWins()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("tool").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler()).AddToolBoundary().AddToolBoundary().SetHandlerLifetime(TimeSpan.FromSeconds(1));
        Assert.Single(services, s => s.ImplementationType == typeof(BoundedClientFilter));
        using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Assert.NotNull(provider.GetRequiredService<IHttpClientFactory>().CreateClient("tool"));
    }

    [Fact]
    public void CreateClient_UnboundedClientBesides_LeftAlone()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("tool").AddToolBoundary();
        services.AddHttpClient("other").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler());
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<IHttpClientFactory>().CreateClient("other"));
    }

    [Fact]
    public async Task CreateClient_BoundaryAsDefaultOfAllClients_BoundsEveryOne()
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(defaults => defaults.AddToolBoundary());
        services.AddHttpClient("replaced").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler());
        using ServiceProvider provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        await Assert.ThrowsAsync<ToolBoundaryException>(() => factory.CreateClient("any").GetAsync(new Uri("https://crm.example/")));
        Assert.Throws<InvalidOperationException>(() => factory.CreateClient("replaced"));
    }

    [Fact]
    public async Task AddToolBoundary_TypedClient_IsBounded()
    {
        var services = new ServiceCollection();
        services.AddHttpClient<Typed>().AddToolBoundary();
        using ServiceProvider provider = services.BuildServiceProvider();
        await Assert.ThrowsAsync<ToolBoundaryException>(() => provider.GetRequiredService<Typed>().Client.GetAsync(new Uri("https://crm.example/")));
        Assert.NotNull(provider.GetRequiredService<LiveCalls>());
    }

    private static void Configure(IHttpClientBuilder builder, Action<HttpMessageHandlerBuilder> action) =>
        builder.Services.Configure<HttpClientFactoryOptions>(builder.Name, options => options.HttpMessageHandlerBuilderActions.Add(action));

    private sealed class Typed(HttpClient client)
    {
        public HttpClient Client { get; } = client;
    }

    private sealed class Wrapper(HttpMessageHandler inner) : DelegatingHandler(inner);

    private sealed class Replacer : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.PrimaryHandler = new HttpClientHandler();
        };
    }
}
