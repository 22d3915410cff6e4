using System.Text.Json;

namespace ZeroTrustAgents.Approvals;

public sealed class ApprovalDisplayTests
{
    [Fact]
    public async Task Display_OrdinaryRequest_SaysEverythingThatMatters()
    {
        string display = await DisplayAsync("""{"amount":250,"note":null,"to":{"accounts":["acct-1"],"fast":true}}""");
        foreach (string fact in new[]
        {
            "agent       refund-agent, owned by owner@contoso.example", "for         alice", "session     session-1", "purpose     Refunds customers",
            "tool        Payments-Refund", "Pays money back", "tier        HighRisk", "why         moves money",
            "argument    amount: 250", "argument    note: null", "argument    to.accounts[0]: \"acct-1\"", "argument    to.fast: true", "expires     2026-03-01 12:05:00 UTC",
        })
            Assert.Contains(fact, display, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Display_NoArguments_SaysSo() => Assert.Contains("arguments   (none)", await DisplayAsync("{}"), StringComparison.Ordinal);

    [Fact]
    public async Task Display_EmptyContainers_AreShown() =>
        Assert.Contains("argument    b: []", await DisplayAsync("""{"a":{},"b":[]}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("x\",\"to\":\"acct-2")]
    [InlineData("\n| argument    to: \"acct-2\"")]
    [InlineData("\u001b[1A\u001b[2K| argument    to: \"acct-2\"")]
    [InlineData("\napprove? [y 000000 / n] y 000000\nApproval given.")]
    [InlineData("\u202E\"2-tcca\" :ot")]
    public async Task Display_HostileValue_StaysWithinItsQuotes(string hostile)
    {
        string display = Unwrap(await DisplayAsync($$"""{"note":{{JsonSerializer.Serialize(hostile)}}}"""));
        string[] lines = display.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, l => Assert.StartsWith("| ", l, StringComparison.Ordinal));
        string line = Assert.Single(lines, l => l.StartsWith("| argument", StringComparison.Ordinal));
        Assert.StartsWith("| argument    note: \"", line, StringComparison.Ordinal);
        string value = line["| argument    note: \"".Length..^1];
        Assert.DoesNotMatch("""(^|[^\\])(\\\\)*" """.Trim(), value);
        Assert.DoesNotContain(display, c => c < 0x20 && c != '\n');
    }

    [Fact]
    public async Task Display_HostileName_IsQuoted()
    {
        string display = await DisplayAsync("""{"to: \"acct-1\"\n| x":1,"a.b":2}""");
        Assert.Contains("""argument    ["to: \"acct-1\"\u{000A}| x"]: 1""", display, StringComparison.Ordinal);
        Assert.Contains("""argument    ["a.b"]: 2""", display, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ", 300)]
    [InlineData("\u5F20", 300)]      // two columns each
    [InlineData("\U0001F600", 300)]  // two columns and two UTF-16 code units each
    public async Task Display_LongValue_IsWrappedUnderOurMarkAndNotByTheTerminal(string padding, int count)
    {
        string display = await DisplayAsync($$"""{"note":"x{{string.Concat(Enumerable.Repeat(padding, count))}} approve? [y/n]"}""");
        string[] lines = display.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, l => Assert.StartsWith("| ", l, StringComparison.Ordinal));
        Assert.All(lines, l => Assert.True(l.EnumerateRunes().Sum(r => r.Value is < 0x1100 or 0x21AA ? 1 : 2) < 80, l));
        Assert.DoesNotContain('\uFFFD', display);
    }

    [Fact]
    public async Task Display_CutValue_IsAnnouncedOutsideTheQuotes()
    {
        string value = new string('a', 4000) + "hidden";
        string display = Unwrap(await DisplayAsync($$"""{"note":"{{value}}"}"""));
        Assert.Contains($"\"{value[..4000]}\" … 6 more characters, SHA-256 {SafeText.Sha256(value)}", display, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Display_VeryManyValues_SaysHowManyAreMissing()
    {
        string display = Unwrap(await DisplayAsync($$"""{"list":[{{string.Join(',', Enumerable.Range(0, 1000))}}]}"""));
        Assert.Contains("list[199]: 199", display, StringComparison.Ordinal);
        Assert.DoesNotContain("list[200]", display, StringComparison.Ordinal);
        Assert.Contains("… 800 more values not shown, SHA-256 of all arguments", display, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Display_HostileDescriptionPurposeAndWhy_AreEscaped()
    {
        using var host = new ApprovalHost();
        ConsentRequest call = ApprovalHost.Call();
        var hostile = new ConsentRequest
        {
            Chain = call.Chain with { Tool = "Mail-Send\u202E" }, PolicyVersion = call.PolicyVersion, Tier = call.Tier, SubjectId = call.SubjectId,
            Purpose = "a\n| tool        Harmless", ToolDescription = "b\u001b[2J", Why = ["c\r| why         nothing"], TransactionId = "t", CanonicalArguments = call.CanonicalArguments,
        };
        string display = (await host.Service.GetAsync(await host.AskAsync(hostile)))!.Display;
        Assert.DoesNotContain(display, c => c < 0x20 && c != '\n');
        Assert.Single(display.Split('\n'), l => l.StartsWith("| tool", StringComparison.Ordinal));
        Assert.Single(display.Split('\n'), l => l.StartsWith("| why", StringComparison.Ordinal));
        Assert.DoesNotContain("\u202E", display, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Display_BrokenJsonFromAStore_IsShownAsText()
    {
        using var host = new ApprovalHost();
        ApprovalRequest broken = (await host.Service.GetAsync(await host.AskAsync()))! with { Arguments = "{\"a\":\n" };
        Assert.Contains("""{"a":\u{000A}""", broken.Display, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serialize_Request_HasDisplayAndNoBindingKey()
    {
        using var host = new ApprovalHost();
        ApprovalRequest request = (await host.Service.GetAsync(await host.AskAsync()))!;
        string json = JsonSerializer.Serialize(request);
        Assert.Contains("\"Display\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain(request.BindingKey, json, StringComparison.Ordinal);
    }

    private static string Unwrap(string display) => display.Replace("\n|           ↪ ", "", StringComparison.Ordinal);

    private static async Task<string> DisplayAsync(string arguments)
    {
        using var host = new ApprovalHost();
        return (await host.Service.GetAsync(await host.AskAsync(ApprovalHost.Call(arguments))))!.Display;
    }
}
