using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>A log and a witness over real HTTP, as C2SP tlog-witness describes them.</summary>
public sealed class HttpWitnessTests : IAsyncLifetime, IDisposable
{
    private readonly LogDirectory _log = new();
    private readonly CrashingStorage _memory = new();
    private readonly NoteSigner _signer = NoteSigner.Generate("witness.example/w1", NoteKeyType.CosignatureV1);
    private readonly HttpClient _client = new();
    private readonly List<int> _answers = [];
    private WebApplication _server = null!;
    private HttpWitness _witness = null!;

    public async Task InitializeAsync()
    {
        _log.Write(0);
        var witness = new Witness(_signer, origin => origin == _log.Key.Name ? _log.Key : null, _memory, TimeProvider.System);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/prefix/add-checkpoint", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            WitnessReply reply = witness.AddCheckpoint(await reader.ReadToEndAsync());
            lock (_answers)
                _answers.Add(reply.Status);
            context.Response.StatusCode = reply.Status;
            context.Response.ContentType = reply.Status == 409 ? "text/x.tlog.size" : "text/plain";
            await context.Response.WriteAsync(reply.Body);
        });
        await _server.StartAsync();
        string address = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _witness = new HttpWitness(() => new HttpClient(), new Uri(address + "/prefix/"), _signer.Verifier);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Dispose();
    }

    public void Dispose()
    {
        _client.Dispose();
        _signer.Dispose();
        if (Directory.Exists(_log.Root))
            _log.Dispose();
    }

    [Fact]
    public async Task CosignAsync_GrowingLog_CosignsEachCheckpointAndTheFilesVerify()
    {
        using (FileAuditLog log = _log.Open(null, _witness))
        {
            for (int i = 1; i <= 5; i++)
            {
                for (int call = 1; call <= 90; call++)
                    LogDirectory.Call(log, call, "s-" + i);
                log.Checkpoint();
                await log.WitnessAsync();
            }
        }

        Assert.Equal([200, 200, 200, 200, 200], _answers);
        AuditVerification result = _log.Verify(o => o.WitnessKeys.Add(_signer.Verifier));
        Assert.Empty(result.Problems);
        Assert.Equal((900, 900), (result.SignedRecords, result.WitnessedRecords));
    }

    [Fact]
    public async Task CosignAsync_ProcessThatDoesNotKnowWhatWasCosigned_LearnsIt()
    {
        using (FileAuditLog log = _log.Open(null, _witness))
        {
            LogDirectory.Call(log, 1);
            log.Checkpoint();
            await log.WitnessAsync();
        }

        var restarted = new HttpWitness(() => new HttpClient(), new Uri(_server.Urls.Single() + "/prefix"), _signer.Verifier);
        using (FileAuditLog log = _log.Open(null, restarted))
        {
            LogDirectory.Call(log, 2);
            log.Checkpoint();
            await log.WitnessAsync();
        }

        Assert.Equal([200, 409, 200], _answers);
        Assert.Equal(4, _log.Verify(o => o.WitnessKeys.Add(_signer.Verifier)).WitnessedRecords);
    }

    [Fact]
    public async Task CosignAsync_LogSetBack_IsRefused()
    {
        string old = Samples.NewDirectory();
        Directory.Delete(old);
        using (FileAuditLog log = _log.Open(null, _witness))
            LogDirectory.Call(log, 1);
        Copy(_log.Root, old);
        using (FileAuditLog log = _log.Open(null, _witness))
        {
            LogDirectory.Call(log, 2);
            log.Checkpoint();
            await log.WitnessAsync();
        }

        using (FileAuditLog log = Samples.Log(Samples.Options(old), null, _witness))
        {
            LogDirectory.Call(log, 3); // the same size, another history
            log.Checkpoint();
            await log.WitnessAsync();
            LogDirectory.Call(log, 4);
            log.Checkpoint();
            await log.WitnessAsync();
        }

        Assert.False(File.Exists(Path.Combine(old, "log-1", "checkpoint.witnessed")));
        Assert.Contains(422, _answers);
        Assert.Equal(1, _answers.Count(a => a == 200));
        Directory.Delete(old, recursive: true);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("old 0\n\nnothing\n", 400)]
    [InlineData("old -1\n\n", 400)]
    [InlineData("unknown", 404)]
    [InlineData("forged", 403)]
    [InlineData("larger", 400)]
    public async Task AddCheckpoint_AnythingElse_IsRefused(string body, int status)
    {
        using NoteSigner other = NoteSigner.Generate(body == "unknown" ? "other.example/log" : _log.Key.Name, NoteKeyType.Ed25519);
        string text = new Checkpoint(other.Verifier.Name, 0, MerkleTree.EmptyRoot).Format();
        body = body switch
        {
            "unknown" or "forged" => new WitnessRequest(0, [], new SignedNote(text, [other.Sign(text)])).Format(),
            "larger" => new WitnessRequest(7, [], SignedNote.Parse(_log.Read("checkpoint"))!).Format(),
            _ => body,
        };
        using HttpResponseMessage response = await _client.PostAsync(new Uri(_server.Urls.Single() + "/prefix/add-checkpoint"), new StringContent(body));

        Assert.Equal(status, (int)response.StatusCode);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
