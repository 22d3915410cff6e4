using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tests.Calls;
using ZeroTrustAgents.Tokens;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Tests.Policy;

/// <summary>A policy that does not fit stops the start, with a message that says where and what to write.</summary>
public class PolicyStartTests
{
    private static readonly ToolDescriptor Read = PipelineHost.Tool("T-Read", ["t:read"], TrustTier.Routine, new ToolParameter("id", typeof(string)), new ToolParameter("count", typeof(int)));

    private static AgentBuilder Valid(AgentBuilder agent) => agent.OwnedBy(PipelineHost.Owner).WithPurpose("Reads for a test");

    private static void Fails(string expected, Action<ZeroTrustAgentsBuilder> configure, ReloadableSection? section = null, Action<IServiceCollection>? more = null)
    {
        PolicyException problem = Assert.Throws<PolicyException>(() => new PipelineHost([Read], configure, section?.Section, more));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Agents:a:Owner '' is missing")]
    [InlineData("nobody", "is not a mail address")]
    [InlineData("admin@contoso.example", "role or no-reply")]
    [InlineData("NoReply@contoso.example", "role or no-reply")]
    [InlineData("first.last@localhost", "no domain")]
    [InlineData("first.läst@contoso.example", "is not a mail address")]
    [InlineData("A B <first@contoso.example>", "is not a mail address")]
    public void Owner_NotAPersonsAddress_IsRefused(string owner, string expected) =>
        Fails(expected, b => b.AddAgent("a", a => a.OwnedBy(owner).WithPurpose("Reads for a test").Grant("t:read")));

    [Theory]
    [InlineData("*")]
    [InlineData("t:*")]
    [InlineData("https://graph.example/.default")]
    [InlineData("admin")]
    [InlineData("full_access")]
    [InlineData("two words")]
    [InlineData("")]
    public void Scope_CatchAllOrMalformed_IsRefused(string scope) => Fails("Agents:a:Grants:0:Scope", b => b.AddAgent("a", a => Valid(a).Grant(scope)));

    [Fact]
    public void Purpose_Missing_IsRefused() => Fails("Agents:a:Purpose is missing", b => b.AddAgent("a", a => a.OwnedBy(PipelineHost.Owner).Grant("t:read")));

    [Fact]
    public void Grant_ForUnknownScopeToolOrArgument_IsRefused()
    {
        Fails("is needed by no registered tool", b => b.AddAgent("a", a => Valid(a).Grant("t:write")));
        Fails("'T-Reed' is not a registered tool (registered: T-Read)", b => b.AddAgent("a", a => Valid(a).Grant("t:read", g => g.ForTool("T-Reed"))));
        Fails("Agents:a:Grants:0:Arguments:ident: tool 'T-Read' has no parameter 'ident' (it has: id, count)", b => b.AddAgent("a", a => Valid(a).Grant("t:read", g => g.Argument("ident").MaxLength(3))));
    }

    [Fact]
    public void Constraint_ThatDoesNotFitTheParameter_IsRefused()
    {
        Fails("Agents:a:Grants:0:Arguments:id", b => b.AddAgent("a", a => Valid(a).Grant("t:read", g => g.Argument("id").InRange(1, 2))));
        Fails("Agents:a:Grants:0:Arguments:count", b => b.AddAgent("a", a => Valid(a).Grant("t:read", g => g.Argument("count").MatchesRegex("x"))));
        Fails("Agents:a:Grants:0:Arguments:count", b => b.AddAgent("a", a => Valid(a).Grant("t:read", g => g.Argument("count").EqualTo("many"))));
        Fails("Agents:a:Grants:0:Arguments:id", b => b.AddAgent("a", a => Valid(a).Grant("t:read", g => g.Argument("id").MatchesRegex("(a"))));
        Fails("Agents:a:Grants:0:Arguments:id", b => b.AddAgent("a", a => Valid(a).Grant("t:read", g => g.Argument("id").MatchesRegex("(a)\\1"))));
    }

    [Fact]
    public void Twice_IsRefused()
    {
        Fails("is granted twice", b => b.AddAgent("a", a => Valid(a).Grant("t:read").Grant("t:read")));
        Fails("Agents:a is added twice in code", b => b.AddAgent("a", a => Valid(a).Grant("t:read")).AddAgent("a", a => Valid(a)));
        Fails("Agents:a is defined in code and in configuration", b => b.AddAgent("a", a => Valid(a)), new ReloadableSection { ["Agents:a:Owner"] = PipelineHost.Owner });
        Assert.Contains("registered twice", Assert.Throws<PolicyException>(() => new PipelineHost([Read, Read], static _ => { })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Agentz:a:Owner", "x", "Agentz")]
    [InlineData("Agents:a:Ownr", "x", "Ownr")]
    [InlineData("Agents:a:State", "Sleeping", "Sleeping")]
    [InlineData("Agents:a:State", "7", "Agents:a:State")]
    [InlineData("Agents:a:OwnershipExpires", "soon", "soon")]
    [InlineData("Limits:MaxArguments", "0", "Limits:MaxArguments must be greater than zero")]
    [InlineData("Limits:SessionLifetime", "30.00:00:00", "7 days")]
    [InlineData("Approvers:Routine:0", "someone", "Approvers:Routine")]
    [InlineData("Approvers:HighRisk:0", "two people", "Approvers:HighRisk")]
    [InlineData("Resources:x:Identifier", "tickets", "Resources:x:Identifier")]
    [InlineData("Resources:x:Identifier", "https://probe.example", "have the same Identifier")]
    [InlineData("Resources:x:Addresses:0", "http://plain.example/", "unencrypted")]
    [InlineData("Resources:x:Addresses:0", "https://*.example/", "Resources:x:Addresses")]
    [InlineData("Resources:x:Addresses:0", "https://u:p@x.example/", "user info")]
    public void Configuration_Malformed_SaysWhere(string key, string value, string expected) => Fails(expected, static _ => { }, new ReloadableSection { [key] = value });

    [Fact]
    public void MissingParts_AreNamed_WithWhatToWrite()
    {
        Fails("AddFileAuditLog(\"audit\")", static _ => { }, more: static s => s.RemoveAll<IAuditLog>());
        Fails("UseLocalTokenBroker()", static _ => { }, more: static s => s.RemoveAll<IToolTokenBroker>());
    }

    [Fact]
    public void Audience_NotConfigured_SaysWhatToAdd()
    {
        var tool = new ToolDescriptor("T-X", "", new ToolAccess("t:x") { Audience = "payments" }, []);
        Assert.Contains("\"payments\": { \"Identifier\"", Assert.Throws<PolicyException>(() => new PipelineHost([tool], static _ => { })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_Twice_IsOneHost()
    {
        await using var host = new PipelineHost([Read], b => b.Services.AddZeroTrustAgents());
        Assert.IsType<AgentHost>(host.Agents);
    }
}
