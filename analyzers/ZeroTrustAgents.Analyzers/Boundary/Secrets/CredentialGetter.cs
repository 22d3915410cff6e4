using Microsoft.CodeAnalysis;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Methods that say in their names that they give a credential: <c>GetAccessTokenAsync</c>. One that resets, checks or hashes a password gives none.</summary>
internal static class CredentialGetter
{
    private static readonly string[] Verbs = ["Get", "Acquire", "Fetch", "Read", "Load", "Obtain", "Retrieve", "Resolve", "Reveal", "Issue", "Mint", "Generate"];

    public static bool Is(IMethodSymbol method, NameCache names)
    {
        string name = Names.Result(method);
        foreach (string verb in Verbs)
        {
            if (name.Length > verb.Length + 1 && char.IsUpper(name[verb.Length]) && name.StartsWith(verb, StringComparison.Ordinal))
                return !CredentialRead.IsTexts(method.ContainingType?.Name ?? "") && names.Judge(name.Substring(verb.Length)) >= NameEvidence.Telling;
        }

        return false;
    }
}
