namespace ZeroTrustAgents.Configuration;

/// <summary>A protected service: who its tokens are for, and where it is.</summary>
public sealed class ResourceOptions
{
    /// <summary>Its identifier, the <c>aud</c> of its tokens (an absolute URI, RFC 8707).</summary>
    public string Identifier { get; set; } = "";

    /// <summary>Base addresses: scheme, host, port and path prefix of what tools may call.</summary>
    public List<string> Addresses { get; } = [];

    /// <summary>Whether the service is meant to be on a private, loopback or link-local address. Default: no.</summary>
    public bool AllowPrivateNetwork { get; set; }
}
