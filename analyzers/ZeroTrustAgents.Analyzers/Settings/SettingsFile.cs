using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The agents of an <c>appsettings*.json</c>.</summary>
internal sealed class SettingsFile
{
    /// <summary>What the documentation, the samples and most applications call the section.</summary>
    private const string Section = "ZeroTrustAgents";
    private static readonly ConditionalWeakTable<SourceText, SettingsFile> Cache = new();
    private readonly SourceText _source;

    private SettingsFile(SourceText source)
    {
        _source = source;
        SettingsNode? root = SettingsReader.Read(source.ToString());
        IsReadable = root is not null;
        if (root is not null)
            Collect(root);
    }

    /// <summary>Whether the host could read it.</summary>
    public bool IsReadable { get; }

    public List<ConfiguredAgent> Agents { get; } = [];

    /// <summary>The resources of the section, by name.</summary>
    public List<SettingsNode> Resources { get; } = [];

    /// <summary>Whether a file is one that the host reads on its own.</summary>
    public static bool Is(AdditionalText file)
    {
        string path = file.Path;
        string name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a file, if it is one of these.</summary>
    public static SettingsFile? Of(AdditionalText file, CancellationToken cancellation) =>
        Is(file) && file.GetText(cancellation) is { } source ? Cache.GetValue(source, static s => new SettingsFile(s)) : null;

    /// <summary>A place in a file that is no syntax tree.</summary>
    public Location At(string path, TextSpan span) => Location.Create(path, span, _source.Lines.GetLinePositionSpan(span));

    /// <summary>The section is found by its name, and under other names by what is in it.</summary>
    private void Collect(SettingsNode node)
    {
        bool isOurs = string.Equals(node.Key, Section, StringComparison.OrdinalIgnoreCase);
        foreach (SettingsNode agent in node["Agents"]?.Children ?? [])
        {
            var configured = new ConfiguredAgent(agent);
            if (agent.Children is null || !(isOurs || configured.LooksLikeOne))
                continue;
            Agents.Add(configured);
            isOurs = true;
        }

        if (isOurs)
            Resources.AddRange(node["Resources"]?.Children ?? []);

        foreach (SettingsNode child in node.Children ?? [])
        {
            if (child.Children is not null)
                Collect(child);
        }
    }
}
