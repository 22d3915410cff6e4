using Microsoft.Extensions.Configuration;

namespace ZeroTrustAgents.Tests.Calls;

/// <summary>A configuration section that a test changes and reloads.</summary>
internal sealed class ReloadableSection
{
    private readonly IConfigurationRoot _root = new ConfigurationBuilder().AddInMemoryCollection([]).Build();

    public IConfigurationSection Section => _root.GetSection("ZeroTrustAgents");

    public string? this[string key]
    {
        get => _root[$"ZeroTrustAgents:{key}"];
        set => _root[$"ZeroTrustAgents:{key}"] = value;
    }

    public void Reload() => _root.Reload();
}
