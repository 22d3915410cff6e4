namespace ZeroTrustAgents.Tokens;

/// <summary>The embedded token broker: for development, tests and single-process use.</summary>
/// <remarks>
/// The process that holds the key can mint any token. Where the agent's process must not be its own trust root,
/// exchange tokens at an authorization server instead.
/// </remarks>
public sealed class LocalTokenBrokerOptions
{
    /// <summary>The <c>iss</c> of the tokens: an absolute http(s) URI without query and fragment. Default: <c>https://zerotrustagents.local</c>.</summary>
    public string Issuer { get; set; } = "https://zerotrustagents.local";

    /// <summary>
    /// PEM file with the P-256 signing key (PKCS#8), created when absent. On Unix it must be readable by its owner only
    /// (<c>chmod 600</c>); on Windows its folder's access list protects it. One process a file. Default:
    /// <see langword="null"/>, a key in memory that lives as long as the process.
    /// </summary>
    public string? KeyFile { get; set; }

    /// <summary>How long a token is valid, in whole seconds from 1 s to 60 s. Default: 60 s.</summary>
    public TimeSpan TokenLifetime { get; set; } = ToolTokenClaims.MaxLifetime;

    /// <summary>
    /// Age at which a key is replaced by a new one, at least an hour; <see cref="Timeout.InfiniteTimeSpan"/> for never
    /// (a key file that the process cannot write, for example). Its public key stays published while a token signed
    /// with it may be valid. The age of a key file made by other means counts from when it was written. Default: 30 days.
    /// </summary>
    public TimeSpan RotateAfter { get; set; } = TimeSpan.FromDays(30);
}
