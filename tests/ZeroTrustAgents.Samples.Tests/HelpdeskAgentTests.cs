using System.Text.Json;
using System.Text.RegularExpressions;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Samples.Tests;

public sealed class HelpdeskAgentTests(SampleRun run) : IClassFixture<SampleRun>
{
    [Fact]
    public void Run_AllScenes_EndAsExpected()
    {
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("16 calls, 8 stopped. Every scene ended as it should.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ZTA-D105")]
    [InlineData("ZTA-D201")]
    [InlineData("ZTA-D202")]
    [InlineData("ZTA-D205")]
    [InlineData("ZTA-D402")]
    [InlineData("ZTA-D404")]
    [InlineData("ZTA-D801")]
    [InlineData("401 Unauthorized")]
    public void Output_ReasonOfEachStop_IsShown(string reason) => Assert.Contains(reason, run.Output, StringComparison.Ordinal);

    /// <summary>The agent holds the grant, and the argument fits its constraint: that it came from the ticket is what the human sees.</summary>
    [Fact]
    public void Output_PoisonedReset_NamesWhereItsTargetCameFrom() =>
        Assert.Contains("'user' came from 'text' of the result of Helpdesk-GetTicket (call 1), not from the subject.", Regex.Replace(run.Output, @"\s+", " "), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Output_AuditLog_IsNamed() => Assert.Contains(run.AuditDirectory, Unwrapped(run.Output), StringComparison.Ordinal);

    [Fact]
    public void AuditLog_EveryCall_IsRecordedWithItsDecision()
    {
        string[] expected =
        [
            "SearchTickets Succeeded", "GetTicket Succeeded", "SendMail Succeeded",
            "GetTicket Succeeded", "ResetPassword ZTA-D202", "ExportCustomers ZTA-D201", "SendMailOutside ZTA-D205", "GetAttachment ZTA-D801", "ResetPassword ZTA-D402",
            "GetTicket Succeeded", "ResetPassword Succeeded", "ResetPassword ZTA-D404", "ResetPassword ZTA-D402",
            "GetTicket Succeeded",
            "GetTicket Succeeded", "GetTicket ZTA-D105",
        ];
        IEnumerable<string> recorded = Calls().Select(c => $"{Text(c.GetProperty("chain"), "tool")!["Helpdesk-".Length..]} {Text(c, "reason") ?? Text(c, "status")}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), recorded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AuditLog_EveryCall_NamesAgentOwnerAndSubject() => Assert.All(Calls(), call =>
    {
        JsonElement chain = call.GetProperty("chain");
        Assert.Equal("helpdesk", Text(chain, "agentId"));
        Assert.Equal("marta.keller@contoso.example", Text(chain, "owner"));
        Assert.Contains(Text(chain, "subject"), new[] { "lena.fischer@contoso.example", "jonas.weber@contoso.example" });
    });

    [Fact]
    public void AuditLog_ApprovedReset_RanOnceAndNamesTheApprover()
    {
        JsonElement reset = Assert.Single(Calls(), c => Text(c.GetProperty("chain"), "tool") == "Helpdesk-ResetPassword" && Text(c, "status") == "Succeeded");
        Assert.Equal("petra.vogt@contoso.example", Text(reset, "approvers"));
        Assert.NotNull(Text(reset, "tokenHash"));
    }

    [Fact]
    public void OutputAndAuditLog_NoCredential_IsInThem()
    {
        string log = string.Concat(Directory.EnumerateFiles(Path.Combine(run.AuditDirectory, "log-1"), "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.NotEmpty(log);
        foreach (string text in new[] { Unwrapped(run.Output), log })
        {
            // A JWT, a PEM block, an Authorization header, or the key of the recorded model (32 hexadecimal digits in a row).
            Assert.DoesNotMatch(new Regex(@"eyJ[A-Za-z0-9_-]{8,}|-----BEGIN|Bearer [A-Za-z0-9]|\b[0-9A-F]{32}\b"), text);
        }
    }

    [Fact]
    public void AuditLog_ArgumentsAndTicketText_AreNotInIt()
    {
        string log = string.Concat(Directory.EnumerateFiles(Path.Combine(run.AuditDirectory, "log-1"), "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.DoesNotContain("T-1002", log, StringComparison.Ordinal);
        Assert.DoesNotContain("mia.berg", log, StringComparison.Ordinal);
        Assert.DoesNotContain("IGNORE", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AuditDirectoryCannotBeWritten_SaysSoAndRunsNothing()
    {
        string file = Path.Combine(Path.GetDirectoryName(run.AuditDirectory)!, "a-file");
        await File.WriteAllTextAsync(file, "");
        (int exitCode, string output) = await SampleRun.PlayAsync(Path.Combine(file, "audit"), CancellationToken.None);
        Assert.Equal(2, exitCode);
        Assert.DoesNotContain("allowed", output, StringComparison.Ordinal);
        Assert.Contains("--audit", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Interrupted_EndsCleanly()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        (int exitCode, _) = await SampleRun.PlayAsync(Path.Combine(Path.GetDirectoryName(run.AuditDirectory)!, "interrupted"), stop.Token);
        Assert.Equal(130, exitCode);
    }

    [Theory]
    [InlineData("--approve", "maybe")]
    [InlineData("--approve")]
    [InlineData("--frobnicate", "yes")]
    public void TryParse_UnknownArguments_GivesUsage(params string[] args)
    {
        Assert.False(HelpdeskAgent.SampleOptions.TryParse(args, out _, out string? problem));
        Assert.Contains("Usage", problem, StringComparison.Ordinal);
    }

    private IEnumerable<JsonElement> Calls() =>
        AuditLogReader.Read(run.AuditDirectory).Select(static e => e.Record)
            .Where(r => Text(r, "type") is "zerotrustagents.call.outcome" or "zerotrustagents.call.denied")
            .Select(r => r.GetProperty("data"));

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static string Unwrapped(string text) => text.ReplaceLineEndings("");
}
