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
    private readonly ConcurrentDictionary<ISymbol, MemberScope> _members = new(SymbolEqualityComparer.Default);
    private readonly CredentialOptionsCache _options;
    private readonly bool _isTest;

    public CompilationScope(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Builder = new NodeBuilder(compilation.Assembly);
        Baseline = Baseline.Read(options, cancellationToken);
        _options = new CredentialOptionsCache(options.AnalyzerConfigOptionsProvider);
        _isTest = TestProject.Is(compilation, options.AnalyzerConfigOptionsProvider.GlobalOptions);
    }

    public Compilation Compilation { get; }

    public NodeBuilder Builder { get; }

    public ValueGraph Graph { get; } = new();

    public Baseline Baseline { get; }

    /// <summary>Targets that other members may give a value to.</summary>
    public ConcurrentQueue<Target> Open { get; } = new();

    /// <summary>Texts that wait for the end of the compilation.</summary>
    public ConcurrentQueue<ComposedNode> OpenTexts { get; } = new();

    /// <summary>Findings at constants outside the member that leads to them.</summary>
    public ConcurrentQueue<Finding> Elsewhere { get; } = new();

    /// <summary>Places that have been reported.</summary>
    public ConcurrentDictionary<SourcePosition, byte> Reported { get; } = new();

    public TreeScope Of(SyntaxTree tree)
    {
        if (_trees.TryGetValue(tree, out TreeScope? scope))
            return scope;
        CredentialOptions options = _options.Of(tree);
        NameCache names = _names.GetOrAdd(options, static o => new NameCache(o));
        return _trees.GetOrAdd(tree, new TreeScope(options, names, judgesTargets: !_isTest || options.AllInTests));
    }

    public MemberScope Member(ISymbol symbol) => _members.GetOrAdd(symbol, static _ => new MemberScope());

    public MemberScope? Leave(ISymbol symbol) => _members.TryRemove(symbol, out MemberScope? member) ? member : null;

    /// <summary>Members that the compiler gave no end of.</summary>
    public IEnumerable<MemberScope> Left => _members.Values;
}
