namespace ZeroTrustAgents.Analyzers;

/// <summary>An agent as one configuration file has it: a part of it may be in another.</summary>
internal sealed class ConfiguredAgent(SettingsNode node)
{
    /// <summary>Its id, with the place of the name.</summary>
    public SettingsNode Id { get; } = node;

    public SettingsNode? Owner { get; } = node["Owner"];

    public SettingsNode? Purpose { get; } = node["Purpose"];

    /// <summary>Its grants: a list, or an object whose names are numbers.</summary>
    public List<SettingsNode> Grants { get; } = node["Grants"]?.Children ?? [];

    /// <summary>Whether it is one of ours, whatever the section is called.</summary>
    public bool LooksLikeOne => ((Owner ?? Purpose) is not null && Id["Grants"] is not null) || (Owner is not null && Purpose is not null);
}
