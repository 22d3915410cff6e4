using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>
/// A process that makes guarded calls is killed at random moments, again and again, over one audit directory. A normal run
/// kills 12 times; <c>ZTA_KILLS=300</c> is the documented full run.
/// </summary>
public sealed class KillTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("zta-kill-");

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("ZTA_KILLS"), out int n) ? n : 12;

    private string Audit => Path.Combine(_root.FullName, "audit");

    private string Effects => Path.Combine(_root.FullName, "effects");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task Kill_AtAnyMoment_EveryEffectHasItsIntentAndTheLogRecoversAndVerifies()
    {
        Directory.CreateDirectory(Effects);
        var random = new Random(4);
        for (int kill = 1; kill <= Kills; kill++)
        {
            await KillAsync(TimeSpan.FromMilliseconds(random.Next(0, 400)));
            if (kill % 20 == 0 || kill == Kills)
                Check();
        }
    }

    private async Task KillAsync(TimeSpan after)
    {
        string target = typeof(KillTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "KillTarget").Value!;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [target, Audit, Effects]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string? ready = await process.StandardOutput.ReadLineAsync();
        Assert.True(ready is not null, "The process ended by itself: " + (ready is null ? await errors : ""));
        await Task.Delay(after, TimeProvider.System);
        process.Kill(); // SIGKILL
        await process.WaitForExitAsync();
    }

    private void Check()
    {
        // Opening recovers: it closes what the killed left open, and signs.
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddZeroTrustAgents().AddFileAuditLog(Audit);
        using (ServiceProvider provider = services.BuildServiceProvider())
            provider.GetRequiredService<FileAuditLog>().Open();

        foreach (string log in AuditLogReader.Logs(Audit))
        {
            AuditVerification result = AuditLogVerifier.Verify(log, new AuditVerificationOptions());
            Assert.Empty(result.Problems);
            Assert.Equal(0, result.UnsignedRecords);
        }

        Dictionary<(string Session, string Tool), int> intents = [];
        HashSet<string> open = [];
        int unknown = 0;
        foreach (JsonElement record in AuditLogReader.Read(Audit).Select(e => e.Record))
        {
            string id = record.GetProperty("id").GetString()!;
            JsonElement data = record.GetProperty("data");
            string type = record.GetProperty("type").GetString()!;
            if (type == "zerotrustagents.call.intent")
            {
                string tool = data.GetProperty("chain").GetProperty("tool").GetString()!;
                (string, string) key = (data.GetProperty("chain").GetProperty("sessionId").GetString()!, tool[(tool.IndexOf('-', StringComparison.Ordinal) + 1)..]);
                intents[key] = intents.GetValueOrDefault(key) + 1;
                Assert.True(open.Add(id[..id.LastIndexOf('/')]));
            }
            else if (type == "zerotrustagents.call.outcome")
            {
                Assert.True(open.Remove(id[..id.LastIndexOf('/')]), "an outcome without its intent before it: " + id);
                unknown += data.GetProperty("status").GetString() == "Unknown" ? 1 : 0;
            }
        }

        Assert.Empty(open); // also those of the killed
        Assert.InRange(unknown, 1, 4 * Kills);
        (string Tool, string Session)[] effects = [.. Directory.GetFiles(Effects).SelectMany(File.ReadAllLines).Select(l => l.Split(' ')).Where(p => p.Length == 3).Select(p => (p[0], p[1]))];
        Assert.NotEmpty(effects);
        foreach (var group in effects.GroupBy(e => e))
            Assert.InRange(intents.GetValueOrDefault((group.Key.Session, group.Key.Tool)), group.Count(), group.Count() + 1);
    }
}
