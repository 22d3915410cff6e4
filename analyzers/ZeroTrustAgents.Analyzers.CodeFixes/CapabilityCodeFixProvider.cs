using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ZeroTrustAgents.Capabilities;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>ZTA3007, ZTA3008: writes lines into <c>AgentCapabilities.txt</c> and takes them out, where somebody will review them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CapabilityCodeFixProvider), DocumentKinds = ["Document", "AdditionalDocument"])]
[Shared]
public sealed class CapabilityCodeFixProvider : CodeFixProvider
{
    private const string Add = "Add the line to " + CapabilityFile.FileName;
    private const string Remove = "Take the line out of " + CapabilityFile.FileName;
    private const string Narrow = "Narrow the line of " + CapabilityFile.FileName;
    private const string Key = "ZeroTrustAgents.LeastPrivilege.Capabilities";

    private static readonly FindingsFixAllProvider All = new("Bring " + CapabilityFile.FileName + " up to date", CapabilityWriter.WriteAsync);

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(UnlistedCapability.Id, StaleCapability.Id);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => All;

    /// <inheritdoc />
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.TextDocument.Project;
        if (CapabilityWriter.FileOf(project) is null)
            return Task.CompletedTask;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (TitleOf(diagnostic) is { } title)
                context.RegisterCodeFix(CodeAction.Create(title, cancellationToken => CapabilityWriter.WriteAsync(project.Solution, [(project, diagnostic)], cancellationToken), Key + diagnostic.Id), diagnostic);
        }

        return Task.CompletedTask;
    }

    private static string? TitleOf(Diagnostic diagnostic)
    {
        if (diagnostic.Id == UnlistedCapability.Id)
            return diagnostic.Properties.ContainsKey(UnlistedCapability.LineProperty) ? Add : null;
        return diagnostic.Properties.TryGetValue(StaleCapability.ReplacementProperty, out string? lines) ? string.IsNullOrEmpty(lines) ? Remove : Narrow : null;
    }
}
