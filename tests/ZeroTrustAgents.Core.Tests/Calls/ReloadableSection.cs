using Microsoft.Extensions.Configuration;

namespace ZeroTrustAgents.Tests.Calls;

/// <summary>A configuration section that a test changes and reloads. Setting a key to <see langword="null"/> removes it.</summary>
internal sealed class ReloadableSection
{
    private readonly Provider _provider = new();
    private readonly IConfigurationRoot _root;

    public ReloadableSection() => _root = new ConfigurationRoot([_provider]);

    public IConfigurationSection Section => _root.GetSection("ZeroTrustAgents");

    public string? this[string key]
    {
        set => _provider.Change($"ZeroTrustAgents:{key}", value);
    }

    public void Reload() => _provider.Announce();

    private sealed class Provider : ConfigurationProvider
    {
        public void Change(string key, string? value)
        {
            // Replaced and not changed: a reload reads on another thread.
            var data = new Dictionary<string, string?>(Data, StringComparer.OrdinalIgnoreCase);
            if (value is null)
                data.Remove(key);
            else
                data[key] = value;
            Data = data;
        }

        public void Announce() => OnReload();
    }
}
