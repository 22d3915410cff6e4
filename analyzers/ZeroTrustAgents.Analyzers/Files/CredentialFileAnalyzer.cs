using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA1005: reads the additional files of a project for credentials. ZTA1009: checks the baseline.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CredentialFileAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Longer files are data: they are not read at all.</summary>
    private const int LongestRead = 16 * 1024 * 1024;

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(CredentialInFile.Descriptor, UnreadableBaseline.Descriptor);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Options.AdditionalFiles.IsEmpty)
                return;
            var options = new CredentialOptionsCache(start.Options.AnalyzerConfigOptionsProvider);
            bool isTest = TestProject.Is(start.Compilation, start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            Baseline baseline = Baseline.Read(start.Options, start.CancellationToken);
            start.RegisterAdditionalFileAction(file => Analyze(file, options.Of(file.AdditionalFile), isTest, baseline));
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, CredentialOptions options, bool isTest, Baseline baseline)
    {
        string path = context.AdditionalFile.Path;
        if (!options.ScanFiles || context.AdditionalFile.GetText(context.CancellationToken) is not { Length: <= LongestRead } source)
            return;
        if (Baseline.IsBaseline(path))
            CheckBaseline(context, source);
        else
            Report(context, source, FileReader.Read(path, source.ToString(), options, isTest && !options.AllInTests), baseline);
    }

    private static void Report(AdditionalFileAnalysisContext context, SourceText source, IReadOnlyList<FileFinding> findings, Baseline baseline)
    {
        string path = context.AdditionalFile.Path;
        foreach (FileFinding finding in findings)
        {
            string masked = Masked.Show(source.ToString(finding.Span).AsSpan());
            string where = finding.Target.Length > 0 ? finding.Target : path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
            string what = finding.Kind is { } kind ? FileMessage.OfKind(kind) : FileMessage.ByName;
            string target = finding.Target.Length > 0 ? finding.Target : finding.Kind?.Id ?? "";
            if (baseline.Contains(CredentialInFile.Id, path, target, masked))
                continue;
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
                .Add(Rule.TargetProperty, finding.Target)
                .Add(Rule.KindProperty, finding.Kind?.Id)
                .Add(Rule.BaselineProperty, baseline.Line(CredentialInFile.Id, path, target, masked));
            context.ReportDiagnostic(Diagnostic.Create(CredentialInFile.Descriptor, At(path, source, finding.Span), properties, masked, where, what));
        }
    }

    private static void CheckBaseline(AdditionalFileAnalysisContext context, SourceText source)
    {
        string path = context.AdditionalFile.Path;
        foreach (TextLine line in BaselineFile.Read(path, source).Malformed)
            context.ReportDiagnostic(Diagnostic.Create(UnreadableBaseline.Descriptor, At(path, source, line.Span), line.LineNumber + 1, Baseline.FileName));
    }

    /// <summary>A place in a file that is no syntax tree: consoles, SARIF and editors show it like any other.</summary>
    private static Location At(string path, SourceText source, TextSpan span) => Location.Create(path, span, source.Lines.GetLinePositionSpan(span));
}
