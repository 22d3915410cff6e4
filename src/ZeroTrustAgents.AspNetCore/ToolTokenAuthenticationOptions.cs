namespace ZeroTrustAgents.AspNetCore;

/// <summary>Which tool-call tokens a service accepts. Validated when the host starts.</summary>
/// <remarks>
/// The keys come from <see cref="JwksUri"/> or from <see cref="Keys"/>; with neither, from the token broker of the
/// same process, where there is one.
/// </remarks>
public sealed class ToolTokenAuthenticationOptions
{
    /// <summary>The one accepted <c>iss</c>, compared ordinally. Required.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The one accepted <c>aud</c>, compared ordinally: this service's identifier, an absolute URI. Required.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Where the issuer publishes its keys (RFC 7517). They are fetched on first use, every 5 minutes, and when a token names an unknown key.</summary>
    public Uri? JwksUri { get; set; }

    /// <summary>The issuer's public keys as the text of a JWK set, instead of <see cref="JwksUri"/>.</summary>
    public string? Keys { get; set; }

    /// <summary>Accepted <c>alg</c> values, asymmetric only. Default: <c>ES256</c>.</summary>
    public IList<string> ValidAlgorithms { get; } = ["ES256"];

    /// <summary>How far the issuer's clock may be off, at most 5 s. Default: 5 s.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether <see cref="JwksUri"/> has to be https unless it is on this machine. Default: yes.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    /// <summary>How many single-use tokens are remembered until they expire; further ones are refused. Default: 100,000.</summary>
    public int ReplayCacheCapacity { get; set; } = 100_000;
}
