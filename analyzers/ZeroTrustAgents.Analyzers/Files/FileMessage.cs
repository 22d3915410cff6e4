using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What a report says that a finding is.</summary>
internal static class FileMessage
{
    public const string ByName = "a credential by its name";

    /// <summary>Names the kind, who issues it and how to make it worthless.</summary>
    public static string OfKind(CredentialKind kind) => $"{kind.Name} of {kind.Provider} ({kind.Revoke.TrimEnd('.')})";
}
