using Microsoft.Extensions.Options;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.AspNetCore;

internal sealed class ToolTokenAuthenticationOptionsValidator(IEnumerable<IToolTokenKeys> localKeys) : IValidateOptions<ToolTokenAuthenticationOptions>
{
    // HS* is not here on purpose: with a shared secret whoever can check a token can make one.
    private static readonly string[] Asymmetric = ["ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "RS256", "RS384", "RS512"];

    public ValidateOptionsResult Validate(string? name, ToolTokenAuthenticationOptions options)
    {
        var problems = new List<string>();
        if (!Uri.TryCreate(options.Issuer, UriKind.Absolute, out _))
            problems.Add($"Issuer '{options.Issuer}' is not an absolute URI: write the token broker's, for example o.Issuer = \"https://agents.contoso.example\".");
        if (!Uri.TryCreate(options.Audience, UriKind.Absolute, out _))
            problems.Add($"Audience '{options.Audience}' is not an absolute URI: write this service's identifier, for example o.Audience = \"https://tickets.contoso.example\".");
        if (options.ClockSkew < TimeSpan.Zero || options.ClockSkew > ToolTokenClaims.MaxClockSkew)
            problems.Add($"ClockSkew is {options.ClockSkew}: write 0 s to 5 s; more would multiply the life of a token.");
        if (options.ReplayCacheCapacity < 1)
            problems.Add("ReplayCacheCapacity has to be at least 1: without memory every single-use token is refused.");
        if (options.ValidAlgorithms.Count == 0)
            problems.Add("ValidAlgorithms is empty: write \"ES256\".");
        foreach (string algorithm in options.ValidAlgorithms.Where(a => !Asymmetric.Contains(a, StringComparer.Ordinal)))
            problems.Add($"ValidAlgorithms has '{algorithm}': write asymmetric algorithms only ({string.Join(", ", Asymmetric)}).");
        CheckKeys(options, problems);
        return problems.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problems.Select(p => "AddToolTokenAuthentication: " + p));
    }

    private void CheckKeys(ToolTokenAuthenticationOptions options, List<string> problems)
    {
        if (options.JwksUri is not null && options.Keys is not null)
            problems.Add("JwksUri and Keys are both set: write one of them.");
        else if (options.Keys is not null && ToolTokenKeySet.Parse(options.Keys, options.ValidAlgorithms, out string? problem) is null)
            problems.Add($"Keys {problem}.");
        else if (options.JwksUri is { } uri)
            CheckUri(uri, options.RequireHttpsMetadata, problems);
        else if (options.Keys is null && !localKeys.Any())
            problems.Add("There are no keys: set JwksUri to where the issuer publishes them, for example o.JwksUri = new Uri(\"https://agents.contoso.example/.well-known/jwks.json\").");
    }

    private static void CheckUri(Uri uri, bool requireHttps, List<string> problems)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            problems.Add("JwksUri has to be an absolute http(s) URL without user info and fragment.");
        else if (uri.Scheme == "http" && requireHttps && !uri.IsLoopback)
            problems.Add($"JwksUri '{uri}' is not encrypted, so anybody on the way could supply the keys: write https.");
    }
}
