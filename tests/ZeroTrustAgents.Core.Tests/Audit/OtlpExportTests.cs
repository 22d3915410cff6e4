using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;

namespace ZeroTrustAgents.Auditing;

/// <summary>Audit records as OpenTelemetry logs, sent by the real OTLP exporter to a collector's endpoint.</summary>
public sealed class OtlpExportTests : IDisposable
{
    private readonly LogDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task AddAuditLogging_WithOtlp_SendsEveryRecordWithItsAttributes()
    {
        ConcurrentQueue<string> received = [];
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication collector = builder.Build();
        collector.MapPost("/v1/logs", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
        });
        await collector.StartAsync();

        var services = new ServiceCollection();
        services.AddLogging(l => l.AddOpenTelemetry(o => o.AddOtlpExporter(e =>
        {
            e.Protocol = OtlpExportProtocol.HttpProtobuf;
            e.Endpoint = new Uri(collector.Urls.Single() + "/v1/logs");
        })));
        services.AddZeroTrustAgents().AddFileAuditLog(_directory.Root).AddAuditLogging();
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            FileAuditLog log = provider.GetRequiredService<FileAuditLog>();
            for (int i = 1; i <= 20; i++)
                LogDirectory.Call(log, i);
            LogDirectory.Append(log, Samples.Record(AuditPhase.Denied, 21));
            await log.DisposeAsync();
        }

        string all = string.Concat(received);
        foreach (string id in Samples.Ids(Samples.Read(_directory.Root)))
            Assert.Contains(id, all, StringComparison.Ordinal);
        foreach (string attribute in new[] { "cloudevents.event_id", "gen_ai.agent.id", "gen_ai.tool.name", "gen_ai.conversation.id", "zerotrustagents.audit.index", LoggerAuditSink.Category })
            Assert.Contains(attribute, all, StringComparison.Ordinal);
        Assert.Contains("Warning", all, StringComparison.OrdinalIgnoreCase);
    }
}
