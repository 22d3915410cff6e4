using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Policy;

/// <summary>What was not reviewed is refused, whenever it comes and wherever from.</summary>
public sealed class ReviewedCapabilitiesTests
{
    private const string Grant = "Agents:worker:Grants:0";

    private const string Reviewed = """
        agent worker grant s:read
        agent worker grant s:write; argument id length<= 4; environment in Production
        agent worker owner first.last@contoso.example
        resource other address https://other.example/
        resource other identifier https://other.example/
        resource svc address https://svc.example/
        resource svc identifier https://svc.example/
        tool T-Read audience svc
        tool T-Read effect Unspecified
        tool T-Read returns Unspecified
        tool T-Read scope s:read
        tool T-Read tier Routine
        tool T-Write audience svc
        tool T-Write effect Unspecified
        tool T-Write returns Unspecified
        tool T-Write scope s:write
        tool T-Write tier Elevated
        """;

    private static CallHost HostOf(Settings settings, string reviewed = Reviewed) => new(
        b => b.Definition.Reviewed = ReviewedCapabilities.Read(reviewed, "App"), settings.Root, [.. CallHost.Tools.Where(static t => t.Name is "T-Read" or "T-Write")]);

    [Fact]
    public async Task Policy_AsReviewed_Runs()
    {
        await using CallHost host = HostOf(new Settings());
        await using AgentSession session = await host.BeginAsync();

        await host.RunsAsync(session, "T-Read");
        await host.DeniedAsync(ReasonCodes.NoGrant, session, "T-Write");
    }

    /// <summary>An environment variable, a secret store, another file: the host has them all under these keys.</summary>
    [Theory]
    [InlineData("Agents:worker:Owner", "other.person@contoso.example", "'agent worker owner other.person@contoso.example' was not reviewed")]
    [InlineData("Agents:worker:Grants:1:Scope", "s:write", "'agent worker grant s:write' was not reviewed")]
    [InlineData("Agents:second:Owner", "a.b@contoso.example", "'agent second owner a.b@contoso.example' was not reviewed")]
    [InlineData("Resources:svc:Addresses:1", "https://elsewhere.example/", "'resource svc address https://elsewhere.example/' was not reviewed")]
    [InlineData("Resources:svc:Identifier", "https://elsewhere.example/", "'resource svc identifier https://elsewhere.example/' was not reviewed")]
    [InlineData("Resources:svc:AllowPrivateNetwork", "true", "'resource svc private-network' was not reviewed")]
    [InlineData("Resources:third:Identifier", "https://third.example/", "'resource third identifier https://third.example/' was not reviewed")]
    public void Configuration_ThatWidens_DoesNotStart(string key, string value, string problem)
    {
        PolicyException refused = Assert.Throws<PolicyException>(() => HostOf(new Settings((key, value))));

        Assert.Contains(refused.Problems, p => p.StartsWith(problem, StringComparison.Ordinal) && p.Contains("in App", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tool T-Write scope s:write")]
    [InlineData("tool T-Write tier Elevated")]
    [InlineData("tool T-Write effect Unspecified")]
    [InlineData("tool T-Write returns Unspecified")]
    [InlineData("tool T-Write audience svc")]
    public void Tool_ThatWasNotReviewed_DoesNotStart(string line)
    {
        PolicyException refused = Assert.Throws<PolicyException>(() => HostOf(new Settings(), Reviewed.Replace(line, "", StringComparison.Ordinal)));

        Assert.Contains(refused.Problems, p => p.StartsWith($"'{line}' was not reviewed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reload_ThatWidens_KeepsTheLastPolicy_AndAlerts()
    {
        var settings = new Settings();
        await using CallHost host = HostOf(settings);
        await using AgentSession session = await host.BeginAsync();

        settings.Set((Grant + ":Scope", "s:write")).Reload();

        await host.RunsAsync(session, "T-Read");
        await host.DeniedAsync(ReasonCodes.NoGrant, session, "T-Write");
        Assert.Contains(host.Alerts.Alerts, static a => a.Kind == "policy_reload_failed" && a.Message.Contains("'agent worker grant s:write' was not reviewed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reload_ThatNarrows_NeedsNoReview()
    {
        var settings = new Settings();
        await using CallHost host = HostOf(settings);
        await using AgentSession session = await host.BeginAsync();

        settings.Set(
            (Grant + ":Arguments:id:MaxLength", "2"), (Grant + ":MinimumTier", "Elevated"), (Grant + ":SubjectClaims:sub:0", CallHost.User), (Grant + ":Tool", "T-Read"),
            ("Agents:worker:Grants:1:Scope", "s:write"), ("Agents:worker:Grants:1:Environments:0", "Production"), ("Agents:worker:Grants:1:Arguments:id:MaxLength", "3")).Reload();

        await host.DeniedAsync(ReasonCodes.ArgumentConstraint, session, "T-Read", "long one");
        await host.RunsAsync(session, "T-Write", "abc");
    }

    [Theory]
    [InlineData("agent worker may s:read")]
    [InlineData("tool T-Read tier")]
    public void File_WithALineThatSaysNothing_IsRefused(string line)
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => ReviewedCapabilities.Read("# head\n\n" + line, "App"));

        Assert.Equal($"Line 3 of AgentCapabilities.txt in App cannot be read: '{line}'. Correct or delete it, and build again.", refused.Message);
    }

    [Fact]
    public void Assembly_WithoutTheFile_IsRefused_WithWhatToDo()
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(static () => new ServiceCollection().AddZeroTrustAgents().RefuseUnreviewedCapabilities(typeof(ReviewedCapabilitiesTests).Assembly));

        Assert.Contains("ZeroTrustAgents.Core.Tests has no AgentCapabilities.txt", refused.Message, StringComparison.Ordinal);
        Assert.Contains("ZTA3007", refused.Message, StringComparison.Ordinal);
    }
}
