using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Turns findings into diagnostics. Nothing of a value but its masked form gets into one.</summary>
internal sealed class Reporter(CompilationScope scope, Action<Diagnostic> report)
{
    /// <summary>More places than a reader follows.</summary>
    private const int MostPlaces = 8;

    public void Report(Finding finding)
    {
        SourcePosition position = finding.Constant.Position;
        string subject = finding.Kind?.Id ?? finding.Name;
        string path = position.Tree.FilePath;
        if (scope.Baseline.Contains(finding.Rule.Id, path, subject, finding.Masked))
            return;
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
            .Add(Rule.TargetProperty, finding.Name)
            .Add(Rule.BaselineProperty, scope.Baseline.Line(finding.Rule.Id, path, subject, finding.Masked));
        if (finding.Kind is not null)
            properties = properties.Add(Rule.KindProperty, finding.Kind.Id);
        report(Diagnostic.Create(finding.Rule, position.ToLocation(), Others(finding), properties, Arguments(finding)));
    }

    private static object[] Arguments(Finding finding) => finding.Kind is not { } kind ? [finding.Masked, finding.Name]
        : kind.IsKey ? [finding.Masked, kind.Name, kind.Revoke]
        : [finding.Masked, kind.Name, kind.Provider, kind.Revoke];

    /// <summary>The other constants of the value, and where it goes.</summary>
    private static List<Location> Others(Finding finding)
    {
        var others = new List<Location>();
        foreach (Segment segment in finding.Value.Segments)
        {
            if (!ReferenceEquals(segment.Constant, finding.Constant) && others.Count < MostPlaces)
                others.Add(segment.Constant.Position.ToLocation());
        }

        if (!finding.Target.At.Equals(finding.Constant.Position))
            others.Add(finding.Target.At.ToLocation());
        return others;
    }
}
