using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Capabilities;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA3007, ZTA3008, ZTA3009: what agents may do against what <c>AgentCapabilities.txt</c> says was reviewed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapabilityAnalyzer : AgentAnalyzer
{
    private const string EnforcementProperty = "build_property.ZeroTrustEnforcement";

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UnlistedCapability.Descriptor, StaleCapability.Descriptor, UnreadableCapability.Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        if (types.AgentsServices is null)
            return;
        AdditionalText? file = FileOf(context.Options);
        if (file is null && !IsStrict(context.Options))
            return;
        var seen = new SeenCapabilities(types);
        context.RegisterOperationAction(operation => seen.See((IInvocationOperation)operation.Operation, operation.CancellationToken), OperationKind.Invocation);
        context.RegisterCompilationEndAction(end =>
        {
            if (seen.Registration is not { } registration)
                return;
            if (file?.GetText(end.CancellationToken) is { } text)
                new CapabilityReview(end, seen, file.Path, text).Run();
            else
                end.ReportDiagnostic(Diagnostic.Create(UnlistedCapability.Descriptor, registration, "What agents may do here", $"there is no {CapabilityFile.FileName}; put an empty one beside the project, and this rule names each line that belongs into it"));
        });
    }

    private static AdditionalText? FileOf(AnalyzerOptions options)
    {
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (IsCapabilityFile(file.Path))
                return file;
        }

        return null;
    }

    /// <summary>Whether a path is that of the capability file.</summary>
    internal static bool IsCapabilityFile(string path) =>
        string.Equals(path.Substring(path.LastIndexOfAny(['/', '\\']) + 1), CapabilityFile.FileName, StringComparison.OrdinalIgnoreCase);

    private static bool IsStrict(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(EnforcementProperty, out string? enforcement) && string.Equals(enforcement, "Strict", StringComparison.OrdinalIgnoreCase);
}
