using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What is known about one compilation while it is analysed. Thread-safe.</summary>
internal sealed class CompilationScope
{
    private readonly ConcurrentDictionary<SyntaxTree, TreeScope> _trees = new();
    private readonly ConcurrentDictionary<CredentialOptions, NameCache> _names = new();
    private readonly ConcurrentDictionary<CredentialOptions, CalleeTable> _callees = new();
    private readonly CredentialOptionsCache _options;
    private readonly bool _isTest;

    /// <summary>The file asked for last: nearly always the next one too. With several threads it is only a guess.</summary>
    private volatile TreeScope? _lastTree;

    public CompilationScope(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Builder = new NodeBuilder(compilation.Assembly);
        Walked = WalkedMembers.Of(compilation);
        Visitor = new EdgeVisitor(Builder, Walked);
        Baseline = Baseline.Read(options, cancellationToken);
        _options = new CredentialOptionsCache(options.AnalyzerConfigOptionsProvider);
        _isTest = TestProject.Is(compilation, options.AnalyzerConfigOptionsProvider.GlobalOptions);
    }

    public Compilation Compilation { get; }

    public NodeBuilder Builder { get; }

    public WalkedMembers Walked { get; }

    public EdgeVisitor Visitor { get; }

    public Bodies Bodies { get; } = new();

    /// <summary>The writes in members whose end has come.</summary>
    public ConcurrentQueue<ValueGraph> Graphs { get; } = new();

    public Baseline Baseline { get; }

    /// <summary>Targets that other members may give a value to.</summary>
    public ConcurrentQueue<Target> Open { get; } = new();

    /// <summary>Texts that wait for the end of the compilation.</summary>
    public ConcurrentQueue<ComposedNode> OpenTexts { get; } = new();

    /// <summary>Findings at constants outside the member that leads to them.</summary>
    public ConcurrentQueue<Finding> Elsewhere { get; } = new();

    /// <summary>Methods that are made tools, and what their results are then.</summary>
    public ConcurrentDictionary<ISymbol, string> Tools { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Credentials that methods return: harmless unless the method is a tool.</summary>
    public ConcurrentQueue<(ISymbol Function, SourcePosition At, string Name)> Results { get; } = new();

    /// <summary>Places that have been reported.</summary>
    public ConcurrentDictionary<SourcePosition, byte> Reported { get; } = new();

    public TreeScope Of(SyntaxTree tree)
    {
        if (_lastTree is { } last && ReferenceEquals(last.Tree, tree))
            return last;
        if (_trees.TryGetValue(tree, out TreeScope? scope))
            return _lastTree = scope;
        CredentialOptions options = _options.Of(tree);
        NameCache names = _names.GetOrAdd(options, static o => new NameCache(o));
        CalleeTable callees = _callees.GetOrAdd(options, o => new CalleeTable(Builder, names, o));
        return _lastTree = _trees.GetOrAdd(tree, new TreeScope(tree, options, names, callees, judgesTargets: !_isTest || options.AllInTests));
    }
}
