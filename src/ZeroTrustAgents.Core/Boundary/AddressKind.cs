namespace ZeroTrustAgents.Boundary;

/// <summary>What an IP address may be used for, from harmless to never; the worse of two is the greater.</summary>
internal enum AddressKind
{
    /// <summary>Globally reachable unicast.</summary>
    Public,

    /// <summary>Loopback, RFC 1918, carrier-grade NAT, unique local: only for resources that declare a private network.</summary>
    Private,

    /// <summary>Link-local and the metadata services of clouds, which hand out the host's own credentials: only where the literal itself is declared.</summary>
    LinkLocal,

    /// <summary>Unspecified, multicast, broadcast, documentation, benchmarking, reserved: never.</summary>
    Unusable,
}
