using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>A solution of one or more projects in memory, whose findings are fixed as an editor would.</summary>
internal sealed class FixRun
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Credentials = [new HardCodedCredentialAnalyzer(), new CredentialFileAnalyzer(), new SuppressionAnalyzer()];

    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;

    private FixRun(Solution solution, ImmutableArray<DiagnosticAnalyzer> analyzers) => (Solution, _analyzers) = (solution, analyzers);

    public Solution Solution { get; private set; }

    public Project First => Solution.Projects.First();

    /// <summary>A project of sources, and the stand-ins they use.</summary>
    public static FixRun Of(string[] sources, OutputKind output = OutputKind.DynamicallyLinkedLibrary, LanguageVersion version = LanguageVersion.Preview, bool configuration = true, params (string Path, string Text)[] files)
    {
        var workspace = new AdhocWorkspace();
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Sample", "Sample", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(output, allowUnsafe: true, nullableContextOptions: version >= LanguageVersion.CSharp8 ? NullableContextOptions.Enable : NullableContextOptions.Disable),
            parseOptions: new CSharpParseOptions(version),
            metadataReferences: configuration ? Compile.References : Compile.References.Where(static r => !r.Display!.Contains("Extensions.Configuration", StringComparison.Ordinal))));
        for (int i = 0; i < sources.Length; i++)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"File{i}.cs", SourceText.From(FixSecrets.Fill(sources[i])), filePath: $"/repo/File{i}.cs");
        foreach ((string path, string text) in files)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), SourceText.From(FixSecrets.Fill(text)), filePath: path);
        return new FixRun(solution, Credentials);
    }

    /// <summary>A project of one source that uses the libraries for agents, under one rule about them.</summary>
    public static FixRun OfAgents(string source, AgentAnalyzer analyzer, params (string Path, string Text)[] files)
    {
        FixRun run = Of([source], files: files);
        return new FixRun(run.Solution.WithProjectMetadataReferences(run.First.Id, Compile.AgentReferences), [analyzer]);
    }

    public async Task<string> TextAsync(int file = 0) => (await First.Documents.First(d => d.Name == $"File{file}.cs").GetTextAsync()).ToString();

    public async Task<string> FileAsync(string path) => (await First.AdditionalDocuments.First(d => d.FilePath == path).GetTextAsync()).ToString();

    public async Task<ImmutableArray<Diagnostic>> FindAsync(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(_analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        Diagnostic? thrown = found.FirstOrDefault(static d => d.Id == "AD0001");
        Assert.True(thrown is null, thrown?.ToString());
        return found;
    }

    public Task<ImmutableArray<Diagnostic>> FindAsync() => FindAsync(First);

    public async Task AssertCompilesAsync()
    {
        foreach (Project project in Solution.Projects)
        {
            Compilation compilation = (await project.GetCompilationAsync())!;
            Diagnostic? error = compilation.GetDiagnostics().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error);
            Assert.True(error is null, error + "\n" + error?.Location.SourceTree);
        }
    }

    /// <summary>The keys of what is offered for a finding, in order.</summary>
    public async Task<List<CodeAction>> OfferedAsync(CodeFixProvider provider, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        if (!provider.FixableDiagnosticIds.Contains(diagnostic.Id))
            return actions;
        TextDocument document = diagnostic.Location.SourceTree is { } tree ? First.GetDocument(tree)! : First.AdditionalDocuments.First(d => d.FilePath == diagnostic.Location.GetLineSpan().Path);
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>Applies the fix of a key to one finding.</summary>
    /// <returns>False where it is not offered.</returns>
    public async Task<bool> FixOneAsync(CodeFixProvider provider, string key, Diagnostic diagnostic)
    {
        CodeAction? action = (await OfferedAsync(provider, diagnostic)).FirstOrDefault(a => a.EquivalenceKey == key);
        if (action is null)
            return false;
        await ApplyAsync(action);
        return true;
    }

    /// <summary>Applies the fix of a key to all findings of a scope.</summary>
    public async Task FixAllAsync(CodeFixProvider provider, string key, FixAllScope scope)
    {
        Document document = First.Documents.First();
        var context = new FixAllContext(document, provider, scope, key, provider.FixableDiagnosticIds, new Findings(this), CancellationToken.None);
        if (await provider.GetFixAllProvider()!.GetFixAsync(context) is { } action)
            await ApplyAsync(action);
    }

    private async Task ApplyAsync(CodeAction action)
    {
        foreach (CodeActionOperation operation in await action.GetOperationsAsync(CancellationToken.None))
            Solution = operation is ApplyChangesOperation apply ? apply.ChangedSolution : Solution;
    }

    private sealed class Findings(FixRun run) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await run.FindAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree tree = (await document.GetSyntaxTreeAsync(cancellationToken))!;
            return (await run.FindAsync(document.Project)).Where(d => d.Location.SourceTree == tree);
        }

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await run.FindAsync(project)).Where(static d => !d.Location.IsInSource);
    }
}
