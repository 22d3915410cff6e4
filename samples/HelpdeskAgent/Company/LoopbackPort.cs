using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace HelpdeskAgent.Company;

/// <summary>
/// A loopback port that the operating system chose and that is held until its service listens: the services need each
/// other's addresses before any of them has started.
/// </summary>
internal sealed class LoopbackPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public LoopbackPort()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Address = new Uri($"http://{_socket.LocalEndPoint}/");
    }

    public Uri Address { get; }

    /// <summary>Begins an application that listens here and nowhere else.</summary>
    public WebApplicationBuilder CreateApplication()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = _ => _socket);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen((IPEndPoint)_socket.LocalEndPoint!));
        return builder;
    }

    public void Dispose() => _socket.Dispose();
}
