using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.Tokens;

public sealed class LocalTokenBrokerRegistrationTests
{
    [Fact]
    public void Add_Twice_RegistersOneBrokerWithBothConfigurations()
    {
        var services = new ServiceCollection();
        LocalTokenBrokerRegistration.Add(services, o => o.Issuer = "https://a.example");
        LocalTokenBrokerRegistration.Add(services, o => o.TokenLifetime = TimeSpan.FromSeconds(5));
        using ServiceProvider provider = services.BuildServiceProvider();

        IToolTokenBroker broker = Assert.Single(provider.GetServices<IToolTokenBroker>());
        Assert.Same(broker, Assert.Single(provider.GetServices<IToolTokenKeys>()));
        Assert.Equal("https://a.example", provider.GetRequiredService<IToolTokenKeys>().Issuer);
        Assert.Equal(5, provider.GetRequiredService<IOptions<LocalTokenBrokerOptions>>().Value.TokenLifetime.TotalSeconds);
    }

    [Fact]
    public void Add_Default_IsValid()
    {
        using ServiceProvider provider = LocalTokenBrokerRegistration.Add(new ServiceCollection(), null).BuildServiceProvider();

        Assert.NotNull(provider.GetRequiredService<IToolTokenBroker>());
    }

    public static TheoryData<string, Action<LocalTokenBrokerOptions>> Refused => new()
    {
        { "Issuer", o => o.Issuer = "" },
        { "Issuer", o => o.Issuer = null! },
        { "Issuer", o => o.Issuer = "agents" },
        { "Issuer", o => o.Issuer = "https://a.example?x=1" },
        { "Issuer", o => o.Issuer = "file:///etc" },
        { "KeyFile", o => o.KeyFile = " " },
        { "TokenLifetime", o => o.TokenLifetime = TimeSpan.Zero },
        { "TokenLifetime", o => o.TokenLifetime = TimeSpan.FromSeconds(-1) },
        { "TokenLifetime", o => o.TokenLifetime = TimeSpan.FromSeconds(61) },
        { "TokenLifetime", o => o.TokenLifetime = TimeSpan.FromMilliseconds(1500) },
        { "RotateAfter", o => o.RotateAfter = TimeSpan.FromMinutes(59) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Add_InvalidOptions_FailAtStartAndOnConstruction(string option, Action<LocalTokenBrokerOptions> configure)
    {
        using ServiceProvider provider = LocalTokenBrokerRegistration.Add(new ServiceCollection(), configure).BuildServiceProvider();

        var atStart = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains(option, atStart.Message, StringComparison.Ordinal);
        Assert.Throws<OptionsValidationException>(() => TokenFixture.Broker(TimeProvider.System, configure));
    }
}
