using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace ZeroTrustAgents.Policy;

/// <summary>A configuration that a test can change and reload, beginning with one agent.</summary>
internal sealed class Settings
{
    private readonly MemoryConfigurationProvider _provider = new(new MemoryConfigurationSource());

    public Settings(params (string Key, string? Value)[] more)
    {
        Set(
            ("Resources:svc:Identifier", "https://svc.example/"), ("Resources:svc:Addresses:0", "https://svc.example/"),
            ("Resources:other:Identifier", "https://other.example/"), ("Resources:other:Addresses:0", "https://other.example/"),
            ("Approvers:HighRisk:0", "approver@contoso.example"),
            ("Agents:worker:Owner", "first.last@contoso.example"), ("Agents:worker:Purpose", "Works on things"),
            ("Agents:worker:Grants:0:Scope", "s:read"));
        Set(more);
        Root = new ConfigurationRoot([_provider]);
    }

    public ConfigurationRoot Root { get; }

    public Settings Set(params (string Key, string? Value)[] values)
    {
        foreach ((string key, string? value) in values)
            _provider.Set(key, value);
        return this;
    }

    /// <summary>Tells everybody that the settings changed.</summary>
    public void Reload() => Root.Reload();
}
