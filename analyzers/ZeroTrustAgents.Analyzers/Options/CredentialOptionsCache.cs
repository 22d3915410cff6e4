using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The options of each file of a compilation, each distinct set parsed once. Thread-safe; make one a compilation.</summary>
internal sealed class CredentialOptionsCache(AnalyzerConfigOptionsProvider provider)
{
    private readonly ConcurrentDictionary<SyntaxTree, CredentialOptions> _trees = new();
    private readonly ConcurrentDictionary<RawOptions, CredentialOptions> _distinct = new();

    public CredentialOptions Of(SyntaxTree tree) =>
        _trees.TryGetValue(tree, out CredentialOptions? options) ? options : _trees.GetOrAdd(tree, Read(provider.GetOptions(tree)));

    public CredentialOptions Of(AdditionalText file) => Read(provider.GetOptions(file));

    /// <summary>The options that hold for the whole compilation.</summary>
    public CredentialOptions Global => Read(provider.GlobalOptions);

    private CredentialOptions Read(AnalyzerConfigOptions options)
    {
        RawOptions raw = RawOptions.Read(options, provider.GlobalOptions);
        return raw.IsEmpty ? CredentialOptions.Default : _distinct.GetOrAdd(raw, static r => new CredentialOptions(r));
    }
}
