using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A line of the baseline that silences nothing because it cannot be read.</summary>
internal static class UnreadableBaseline
{
    public const string Id = "ZTA1009";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A line of the credential baseline cannot be read",
        "Line {0} of '{1}' is not of the form 'rule | path | target or kind | masked value'. Write it so, or delete it.",
        "A line that cannot be read silences nothing, and whoever wrote it thinks that it does.");
}
