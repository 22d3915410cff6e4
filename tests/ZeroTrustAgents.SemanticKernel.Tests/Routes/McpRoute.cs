using System.IO.Pipelines;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ZeroTrustAgents.SemanticKernel.Tests.Routes;

/// <summary>A function offered by an MCP server, called by a real client over pipes.</summary>
internal static class McpRoute
{
    public static async Task<string> CallAsync(KernelFunction function, IServiceProvider services, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        var toServer = new Pipe();
        var toClient = new Pipe();
        var options = new McpServerOptions { ToolCollection = [McpServerTool.Create((AIFunction)function)] };
        await using McpServer server = McpServer.Create(new StreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream()), options, serviceProvider: services);
        Task serving = server.RunAsync(CancellationToken.None);
        try
        {
            await using McpClient client = await McpClient.CreateAsync(
                new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()), cancellationToken: cancellationToken);
            CallToolResult result = await client.CallToolAsync(((AITool)function).Name, arguments, cancellationToken: cancellationToken);
            return string.Concat(result.Content.OfType<TextContentBlock>().Select(static c => c.Text));
        }
        finally
        {
            // The server ends when its input does, and not before the calls it is serving.
            await toServer.Writer.CompleteAsync();
            await serving;
        }
    }
}
