using System.Collections.Concurrent;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Judgements of names under one set of options: the same few thousand identifiers come again and again. Thread-safe.</summary>
internal sealed class NameCache(CredentialOptions options)
{
    /// <summary>Longer names are hardly ever seen twice.</summary>
    private const int LongestKept = 80;

    private readonly ConcurrentDictionary<string, NameEvidence> _judged = new(StringComparer.Ordinal);

    public NameEvidence Judge(string name)
    {
        if (name.Length < 2)
            return NameEvidence.None;
        if (_judged.TryGetValue(name, out NameEvidence evidence))
            return evidence;
        evidence = options.Judge(name.AsSpan());
        if (name.Length <= LongestKept)
            _judged.TryAdd(name, evidence);
        return evidence;
    }
}
