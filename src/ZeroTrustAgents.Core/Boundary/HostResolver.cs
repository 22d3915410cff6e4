using System.Net;

namespace ZeroTrustAgents.Boundary;

/// <summary>Turns a host name into addresses; one call for one connection, so that what was checked is what is connected to.</summary>
internal delegate ValueTask<IPAddress[]> HostResolver(string host, CancellationToken cancellationToken);
