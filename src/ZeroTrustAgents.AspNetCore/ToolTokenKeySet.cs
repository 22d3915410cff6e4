using System.Collections.Frozen;
using Microsoft.IdentityModel.Tokens;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>The usable keys of a JWK set, by <c>kid</c>.</summary>
internal static class ToolTokenKeySet
{
    /// <summary>RSA moduli from 2,048 bits, in base64url characters.</summary>
    private const int MinModulusLength = 342;

    /// <returns>The keys; <see langword="null"/> when the set cannot be trusted or has none that fits.</returns>
    public static FrozenDictionary<string, SecurityKey>? Parse(string jwks, ICollection<string> algorithms, out string? problem)
    {
        JsonWebKeySet set;
        try
        {
            set = new JsonWebKeySet(jwks);
        }
        catch (Exception exception) when (exception is ArgumentException or System.Text.Json.JsonException or FormatException)
        {
            problem = "is not the JSON of a JWK set (RFC 7517)";
            return null;
        }

        if (set.Keys.Any(k => k.HasPrivateKey || k.Kty == JsonWebAlgorithmsKeyTypes.Octet || !string.IsNullOrEmpty(k.K)))
        {
            problem = "has a private or symmetric key: publish public keys only, and replace that one, because it is no secret any more";
            return null;
        }

        FrozenDictionary<string, SecurityKey> keys = set.Keys
            .Where(k => IsUsable(k, algorithms))
            .DistinctBy(k => k.Kid, StringComparer.Ordinal)
            .ToFrozenDictionary(k => k.Kid, SecurityKey (k) => k, StringComparer.Ordinal);
        problem = keys.Count == 0 ? $"has no public signing key with a kid for {string.Join(", ", algorithms)}" : null;
        return keys.Count == 0 ? null : keys;
    }

    private static bool IsUsable(JsonWebKey key, ICollection<string> algorithms) =>
        !string.IsNullOrEmpty(key.Kid)
        && key.Use is null or "" or "sig"
        && (string.IsNullOrEmpty(key.Alg) || algorithms.Contains(key.Alg))
        && key.Kty switch
        {
            JsonWebAlgorithmsKeyTypes.EllipticCurve => key.Crv is "P-256" or "P-384" or "P-521",
            JsonWebAlgorithmsKeyTypes.RSA => key.N?.Length >= MinModulusLength,
            _ => false,
        };
}
