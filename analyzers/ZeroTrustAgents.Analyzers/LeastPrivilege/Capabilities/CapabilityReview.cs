using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ZeroTrustAgents.Capabilities;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Compares a file with what there is, once a compilation.</summary>
internal sealed class CapabilityReview(CompilationAnalysisContext context, SeenCapabilities seen, string path, SourceText text)
{
    private readonly CapabilityFile _file = CapabilityFile.Read(text.ToString());
    private readonly List<SeenCapability> _actual = [.. seen.All];

    public void Run()
    {
        bool settingsRead = ReadSettings();
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (SeenCapability actual in _actual)
        {
            if (!_file.Permits(actual.Capability) && reported.Add(actual.Capability.ToString()))
                ReportUnlisted(actual);
        }

        foreach (CapabilityEntry entry in _file.Entries)
        {
            if (entry.Capability is null)
                context.ReportDiagnostic(Diagnostic.Create(UnreadableCapability.Descriptor, Place(entry), entry.Line + 1, entry.Text));
            else if (IsStale(entry.Capability, settingsRead))
                ReportStale(entry);
        }
    }

    /// <summary>Adds what files give.</summary>
    /// <returns>Whether that is all that configuration gives, as far as files tell.</returns>
    private bool ReadSettings()
    {
        if (!seen.IsConfigured)
            return true;
        bool all = true;
        bool any = false;
        foreach (AdditionalText additional in context.Options.AdditionalFiles)
        {
            if (SettingsFile.Of(additional, context.CancellationToken) is not { } settings)
                continue;
            any = true;
            all &= settings.IsReadable;
            new SettingsCapabilities(settings, additional.Path, _actual).Read();
        }

        return any && all;
    }

    private void ReportUnlisted(SeenCapability actual)
    {
        string line = actual.Capability.ToString();
        string? narrower = null;
        foreach (CapabilityEntry entry in _file.Entries)
        {
            if (entry.Capability is { } listed && listed.Holder == actual.Capability.Holder && listed.Fact == actual.Capability.Fact && actual.Capability.Covers(listed))
                narrower = entry.Text;
        }

        string why = narrower is null
            ? $"{CapabilityFile.FileName} does not list it; add the line, or take the capability away"
            : $"{CapabilityFile.FileName} allows only '{narrower}'; change the line, or narrow the capability";
        context.ReportDiagnostic(Diagnostic.Create(
            UnlistedCapability.Descriptor, actual.Place, ImmutableDictionary<string, string?>.Empty.Add(UnlistedCapability.LineProperty, line), "'" + line + "'", why));
    }

    /// <summary>Whether nothing has a capability just as it is listed, and everything that could is in sight.</summary>
    private bool IsStale(Capability listed, bool settingsRead)
    {
        bool isTool = listed.Holder.StartsWith(CapabilityFacts.Tool + " ", StringComparison.Ordinal);
        if (isTool ? !seen.KnowsTools : !(seen.KnowsAgents && settingsRead))
            return false;
        bool holderSeen = false;
        foreach (SeenCapability actual in _actual)
        {
            if (actual.Capability.Holder != listed.Holder)
                continue;
            holderSeen = true;
            if (listed.Covers(actual.Capability) && (listed.Value == CapabilityFacts.AnyAddress || actual.Capability.Covers(listed)))
                return false;
        }

        // An address that is decided where the application is installed; an agent that only a secret store or the environment configures.
        if (listed.Value == CapabilityFacts.AnyAddress)
            return !holderSeen;
        return holderSeen || isTool || !seen.IsConfigured;
    }

    private void ReportStale(CapabilityEntry entry)
    {
        var narrower = new List<string>();
        foreach (SeenCapability actual in _actual)
        {
            if (entry.Capability!.Covers(actual.Capability) && !narrower.Contains(actual.Capability.ToString()))
                narrower.Add(actual.Capability.ToString());
        }

        string message = narrower.Count == 0
            ? $"Nothing has '{entry.Text}' any more; delete the line"
            : $"'{entry.Text}' is wider than what there is: '{string.Join("', '", narrower)}'; narrow the line";
        context.ReportDiagnostic(Diagnostic.Create(
            StaleCapability.Descriptor, Place(entry), ImmutableDictionary<string, string?>.Empty.Add(StaleCapability.ReplacementProperty, string.Join("\n", narrower)), message));
    }

    private Location Place(CapabilityEntry entry)
    {
        TextSpan span = entry.Line < text.Lines.Count ? text.Lines[entry.Line].Span : default;
        return Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
    }
}
