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

    /// <summary>The member asked for last: nearly always the next one too. With several threads it is only a guess.</summary>
    private volatile MemberScope? _last;

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
        if (_trees.TryGetValue(tree, out TreeScope? scope))
            return scope;
        CredentialOptions options = _options.Of(tree);
        NameCache names = _names.GetOrAdd(options, static o => new NameCache(o));
        return _trees.GetOrAdd(tree, new TreeScope(options, names, judgesTargets: !_isTest || options.AllInTests));
    }

    /// <summary>The scope of a member. Members are worked on one after the other.</summary>
    public MemberScope Member(ISymbol symbol)
    {
        if (_last is { IsLeft: false } last && ReferenceEquals(last.Owner, symbol))
            return last;
        return _last = _members.GetOrAdd(symbol, s => new MemberScope(this, s));
    }

    /// <summary>The end of a member: its writes are kept, the rest is the caller's.</summary>
    public MemberScope? Leave(ISymbol symbol)
    {
        if (!_members.TryRemove(symbol, out MemberScope? member))
            return null;
        member.IsLeft = true;
        Graphs.Enqueue(member.Graph);
        return member;
    }

    /// <summary>Members that the compiler gave no end of.</summary>
    public IEnumerable<MemberScope> Left => _members.Values;
}
