using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Types whose values are credentials, or stand for somebody. Matched by names, namespaces included.</summary>
internal static class SecretTypes
{
    private const string Principal = "a principal", Token = "a token", Key = "something that can hold a private key";

    private static readonly Dictionary<string, (string Space, string What)> Types = new(StringComparer.Ordinal)
    {
        ["IPrincipal"] = ("System.Security.Principal", Principal),
        ["IIdentity"] = ("System.Security.Principal", Principal),
        ["SecureString"] = ("System.Security", Secret.Credential),
        ["ICredentials"] = ("System.Net", Secret.Credential),
        ["AuthenticationHeaderValue"] = ("System.Net.Http.Headers", Secret.Credential),
        ["X509Certificate2"] = ("System.Security.Cryptography.X509Certificates", Key),
        ["AsymmetricAlgorithm"] = ("System.Security.Cryptography", Key),
        ["AccessToken"] = ("Azure.Core", Token),
        ["TokenCredential"] = ("Azure.Core", Secret.Credential),
        ["AzureKeyCredential"] = ("Azure", Secret.Credential),
        ["ApiKeyCredential"] = ("System.ClientModel", Secret.Credential),
        ["KeyVaultSecret"] = ("Azure.Security.KeyVault.Secrets", Secret.Credential),
        ["AuthenticationResult"] = ("Microsoft.Identity.Client", Token),
        ["SecurityToken"] = ("Microsoft.IdentityModel.Tokens", Token),
        ["SecurityKey"] = ("Microsoft.IdentityModel.Tokens", Key),
        ["ToolToken"] = ("ZeroTrustAgents.Tokens", Token),
    };

    /// <summary>What a value of this type is, if it has to stay where it is.</summary>
    public static string? Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface })
            return null;
        for (ITypeSymbol? at = type; at is { SpecialType: SpecialType.None }; at = at.BaseType)
        {
            if (Named(at) is { } what)
                return what;
        }

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (Named(implemented) is { } what)
                return what;
        }

        return null;
    }

    private static string? Named(ITypeSymbol type) =>
        Types.TryGetValue(type.Name, out (string Space, string What) row) && type.ContainingType is null && DottedName.IsUnder(type.ContainingNamespace, row.Space) ? row.What : null;
}
