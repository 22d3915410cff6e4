using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Gives each value of a document its own name; equal values of one target share one.</summary>
internal sealed class SettingNames
{
    private static readonly string[] ConnectionEnds = ["ConnectionString", "ConnectionStr", "ConnString", "ConnStr", "Connection", "Conn", "Dsn"];

    private readonly Dictionary<Setting, string> _taken = [];
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);

    public SettingNames(SyntaxNode root)
    {
        // A name that the document reads already belongs to a value that is not known here.
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.StringLiteralToken) && token.Parent?.Parent is ArgumentSyntax)
                _written.Add(token.ValueText);
        }
    }

    public Setting Name(FixSite site, INamedTypeSymbol? type, SemanticModel model, CancellationToken cancellationToken)
    {
        Setting first = First(site, type, model, cancellationToken);
        Setting setting = first;
        for (int i = 2; i < 1000; i++)
        {
            bool isTaken = _taken.TryGetValue(setting, out string? value);
            if (isTaken ? value == site.Value : !IsWritten(setting))
                break;
            setting = first with { Name = first.Name + i };
        }

        _taken[setting] = site.Value;
        return setting;
    }

    private bool IsWritten(Setting setting) => _written.Contains(setting.IsConnection ? setting.Name : setting.Key) || _written.Contains(setting.Variable);

    private static Setting First(FixSite site, INamedTypeSymbol? type, SemanticModel model, CancellationToken cancellationToken)
    {
        site.Diagnostic.Properties.TryGetValue(Rule.TargetProperty, out string? target);
        site.Diagnostic.Properties.TryGetValue(Rule.KindProperty, out string? kind);
        string? around = SiteName.Around(site, model, cancellationToken);
        bool isNamedByFormat = string.IsNullOrEmpty(target) || target == kind;
        string told = isNamedByFormat ? kind ?? "" : SiteName.OfTarget(target!);
        if (site.Name.Length > 0)
            told = around = site.Name;
        bool isWholeText = site.IsConnectionString || isNamedByFormat || site.Diagnostic.Id == CredentialSink.Id;
        string name = SettingName.Pascal(isWholeText ? around ?? told : SiteName.Says(told) ? told : around ?? told);
        string section = Section(type, kind, target);
        bool isConnection = site.Shape == SiteShape.Text && (site.IsConnectionString || CredentialName.IsConnectionString(name.AsSpan()));
        if (isConnection)
            return new Setting("", Connection(name, section), IsConnection: true);
        if (name.Length > section.Length && section.Length > 0 && name.StartsWith(section, StringComparison.OrdinalIgnoreCase) && char.IsUpper(name[section.Length]))
            name = name.Substring(section.Length);
        return new Setting(section, name.Length == 0 ? "Secret" : name, IsConnection: false);
    }

    private static string Connection(string name, string section)
    {
        foreach (string end in ConnectionEnds)
        {
            if (name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                name = name.Substring(0, name.Length - end.Length);
                break;
            }
        }

        return name.Length > 0 ? name : section.Length > 0 ? section : "Default";
    }

    /// <summary>The type around the value; a program's entry point is about nothing, so there the API or issuer counts.</summary>
    private static string Section(INamedTypeSymbol? type, string? kind, string? target)
    {
        if (type is { Name: not ("Program" or "Startup" or "") })
            return SettingName.Subject(type.Name);
        if (kind is not null)
        {
            foreach (CredentialKind row in CredentialKinds.All)
            {
                if (row.Id == kind)
                    return SettingName.Pascal(row.Provider);
            }
        }

        int end = target?.IndexOfAny(['.', '(']) ?? -1;
        return end > 0 ? SettingName.Subject(target!.Substring(0, end)) : "";
    }
}
