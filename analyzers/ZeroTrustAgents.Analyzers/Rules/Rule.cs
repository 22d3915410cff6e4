using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What all rules have in common: where their help is, and how they are described.</summary>
internal static class Rule
{
    /// <summary>Category of the ZTA1xxx rules.</summary>
    public const string Credentials = "ZeroTrust.Credentials";

    /// <summary>Category of the ZTA2xxx rules.</summary>
    public const string Attribution = "ZeroTrust.Attribution";

    /// <summary>Category of the ZTA3xxx rules.</summary>
    public const string LeastPrivilege = "ZeroTrust.LeastPrivilege";

    /// <summary>Category of the ZTA4xxx rules.</summary>
    public const string Boundary = "ZeroTrust.Boundary";

    /// <summary>Where the pages of the rules are; relative to the repository until it has an address.</summary>
    public const string HelpBase = "docs/rules/";

    /// <summary>Diagnostic property: the name of the variable, member, parameter, key or API that gets the value.</summary>
    public const string TargetProperty = "target";

    /// <summary>Diagnostic property: the id of the kind of credential; absent where the format does not tell.</summary>
    public const string KindProperty = "kind";

    /// <summary>Diagnostic property: the line that would put the finding into the <see cref="Baseline"/>.</summary>
    public const string BaselineProperty = "baseline";

    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All =>
    [
        ProviderCredential.Descriptor, CredentialNamedTarget.Descriptor, CredentialSink.Descriptor, KeyInSource.Descriptor,
        CredentialInFile.Descriptor, CredentialExposed.Descriptor, WeakEvidence.Descriptor, UnjustifiedSuppression.Descriptor,
        UnreadableBaseline.Descriptor,
        ToolWithoutAccessAnalyzer.Descriptor, UnattributedCall.Descriptor, UntraceableCall.Descriptor, UnguardedHandOver.Descriptor,
        UnguardedPlugin.Descriptor, FilterRemovalAnalyzer.Descriptor, UnderlyingMethodAnalyzer.Descriptor, DirectToolCallAnalyzer.Descriptor,
        AgentWithoutOwner.Descriptor, OwnerIsNoPerson.Descriptor, AgentRegisteredTwice.Descriptor, SessionWithoutSubject.Descriptor,
        SharedIdentity.Descriptor,
        CatchAllScope.Descriptor, UnderTieredTool.Descriptor, GrantWithoutTool.Descriptor,
        ToolWithoutGrant.Descriptor, ConstraintWithoutArgument.Descriptor, WeakTokenValidation.Descriptor,
        UnlistedCapability.Descriptor, StaleCapability.Descriptor, UnreadableCapability.Descriptor,
        AmbientAuthorityAnalyzer.Descriptor, UncheckedArgument.Descriptor, LeavingSecretAnalyzer.Descriptor, FileOutsideRoot.Descriptor,
    ];

    public static DiagnosticDescriptor Create(string id, string title, string message, string description, bool enabled = true, DiagnosticSeverity severity = DiagnosticSeverity.Warning, params string[] tags) => new(
        id, title, message, CategoryOf(id), severity, enabled, description,
        HelpBase + id + ".md", tags);

    private static string CategoryOf(string id) => id[3] switch
    {
        '1' => Credentials,
        '2' => Attribution,
        '3' => LeastPrivilege,
        _ => Boundary,
    };
}
