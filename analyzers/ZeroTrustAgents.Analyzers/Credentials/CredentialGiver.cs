using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Members of libraries that give a credential as text under a name that does not say so. Matched by names, namespaces included.</summary>
internal static class CredentialGiver
{
    private const string AuthenticationHeader = "System.Net.Http.Headers.AuthenticationHeaderValue";

    private static readonly Dictionary<string, string[]> Members = new(StringComparer.Ordinal)
    {
        ["Reveal"] = ["ZeroTrustAgents.Tokens.ToolToken"],
        ["Parameter"] = [AuthenticationHeader],
        ["ToString"] = [AuthenticationHeader],
        ["Token"] = ["Azure.Core.AccessToken"],
        ["Value"] = ["Azure.Security.KeyVault.Secrets.KeyVaultSecret"],
        ["GetConnectionString"] = ["Microsoft.Extensions.Configuration.ConfigurationExtensions"],
        ["GetTokenAsync"] = ["Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions", "Microsoft.AspNetCore.Authentication.AuthenticationTokenExtensions"],
        ["EncodedToken"] = ["Microsoft.IdentityModel.JsonWebTokens.JsonWebToken"],
        ["RawData"] = ["System.IdentityModel.Tokens.Jwt.JwtSecurityToken"],
        ["WriteToken"] = ["System.IdentityModel.Tokens.Jwt.JwtSecurityTokenHandler"],
        ["CreateEncodedJwt"] = ["System.IdentityModel.Tokens.Jwt.JwtSecurityTokenHandler"],
        ["CreateToken"] = ["Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler"],
        ["ExportPkcs8PrivateKeyPem"] = ["System.Security.Cryptography"],
        ["ExportRSAPrivateKeyPem"] = ["System.Security.Cryptography"],
        ["ExportECPrivateKeyPem"] = ["System.Security.Cryptography"],
    };

    public static bool Gives(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { } property } => Is(property) || IsAuthenticationHeader(operation.Type),
        IInvocationOperation { TargetMethod: { } method } => Is(method),
        // Printed, it is the whole header.
        _ => IsAuthenticationHeader(operation.Type),
    };

    private static bool Is(ISymbol member)
    {
        if (!Members.TryGetValue(member.Name, out string[]? owners) || member.ContainingType is not { } type)
            return false;
        foreach (string owner in owners)
        {
            if (DottedName.IsUnder(type, owner))
                return true;
        }

        return false;
    }

    private static bool IsAuthenticationHeader(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "AuthenticationHeaderValue" } named && DottedName.Is(named, AuthenticationHeader);
}
