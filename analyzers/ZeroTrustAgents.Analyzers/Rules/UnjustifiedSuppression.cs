using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A finding that somebody silenced without saying why.</summary>
internal static class UnjustifiedSuppression
{
    public const string Id = "ZTA1008";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A finding is suppressed without a justification",
        "The suppression of {0} does not say why. Give its Justification, or a comment behind the pragma.",
        "A suppression is a decision that others must be able to review.");
}
