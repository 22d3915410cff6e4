using Microsoft.Extensions.Configuration;

namespace ZeroTrustAgents.Policy;

/// <summary>A configuration that a test can change and reload, beginning with one agent.</summary>
internal sealed class Settings
{
    private readonly Provider _provider = new();

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

    /// <summary>Sets values; <see langword="null"/> removes a key.</summary>
    public Settings Set(params (string Key, string? Value)[] values)
    {
        _provider.Change(values);
        return this;
    }

    /// <summary>Tells everybody that the settings changed.</summary>
    public void Reload() => Root.Reload();

    private sealed class Provider : ConfigurationProvider
    {
        public void Change((string Key, string? Value)[] values)
        {
            // Replaced and not changed: a reload may read on another thread.
            var data = new Dictionary<string, string?>(Data, StringComparer.OrdinalIgnoreCase);
            foreach ((string key, string? value) in values)
            {
                if (value is null)
                    data.Remove(key);
                else
                    data[key] = value;
            }

            Data = data;
        }
    }
}
