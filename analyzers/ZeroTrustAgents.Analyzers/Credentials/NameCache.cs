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
        if (evidence == NameEvidence.None && IsOneOfPair(name))
            evidence = NameEvidence.Weak;
        if (name.Length <= LongestKept)
            _judged.TryAdd(name, evidence);
        return evidence;
    }

    /// <summary>Services issue their keys in pairs; where a database has a primary key, its value does not look random.</summary>
    private static bool IsOneOfPair(string name) =>
        name.EndsWith("key", StringComparison.OrdinalIgnoreCase) && (Starts(name, "primary") || Starts(name, "secondary"));

    private static bool Starts(string name, string first) =>
        name.StartsWith(first, StringComparison.OrdinalIgnoreCase) && (name.Length == first.Length + 3 || (name.Length == first.Length + 4 && name[first.Length] is '_' or '-' or ' '));
}
