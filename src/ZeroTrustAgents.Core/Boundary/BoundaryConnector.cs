using System.Net;
using System.Net.Sockets;

namespace ZeroTrustAgents.Boundary;

/// <summary>
/// Opens the connections of one boundary. The socket is given an address that was checked here, never a name: a second
/// resolution could answer differently (DNS rebinding).
/// </summary>
internal sealed class BoundaryConnector(HostResolver resolver, bool allowPrivateNetwork)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint endPoint = context.DnsEndPoint;
        // A literal got here only because the very same literal is declared as an address of the resource.
        bool literal = IPAddress.TryParse(endPoint.Host, out IPAddress? declared);
        IPAddress[] addresses = literal ? [declared!] : await resolver(endPoint.Host, cancellationToken).ConfigureAwait(false);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);

        SocketException? last = null;
        foreach (IPAddress resolved in addresses)
        {
            IPAddress address = resolved.IsIPv4MappedToIPv6 ? resolved.MapToIPv4() : resolved;
            if (!IsAllowed(AddressRules.Classify(address), literal))
                continue;
            try
            {
                return await ConnectAsync(address, endPoint.Port, cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException exception)
            {
                last = exception;
            }
        }

        throw last as Exception ?? new ToolBoundaryException(
            ReasonCodes.BoundaryPrivateAddress,
            $"Host '{endPoint.Host}' has no address that this resource may use. If the service is meant to be on a private network, set AllowPrivateNetwork on the resource; link-local addresses have to be declared as they are.");
    }

    private bool IsAllowed(AddressKind kind, bool literal) => kind switch
    {
        AddressKind.Public => true,
        AddressKind.Private => allowPrivateNetwork,
        AddressKind.LinkLocal => allowPrivateNetwork && literal,
        _ => false,
    };

    private static async ValueTask<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
