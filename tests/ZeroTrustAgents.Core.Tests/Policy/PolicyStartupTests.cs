using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Tokens;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Policy;

public sealed class PolicyStartupTests
{
    private const string Grant = "Agents:worker:Grants:0";

    [Theory]
    [InlineData("Agents:worker:Owner", "helpdesk@contoso.example", "Agents:worker:Owner", "name one accountable person")]
    [InlineData("Agents:worker:Owner", "No-Reply@contoso.example", "Agents:worker:Owner", "name one accountable person")]
    [InlineData("Agents:worker:Owner", "", "Agents:worker:Owner", "name the accountable person")]
    [InlineData("Agents:worker:Owner", "first.last@localhost", "Agents:worker:Owner", "domain")]
    [InlineData("Agents:worker:Owner", "nobody", "Agents:worker:Owner", "is not a mail address")]
    [InlineData("Agents:worker:Owner", "first.läst@contoso.example", "Agents:worker:Owner", "is not a mail address")]
    [InlineData("Agents:worker:Owner", "A B <first@contoso.example>", "Agents:worker:Owner", "is not a mail address")]
    [InlineData("Agents:worker:Owner", "admin@contoso.example", "Agents:worker:Owner", "role or no-reply")]
    [InlineData("Agents:worker:Owner", "NoReply@contoso.example", "Agents:worker:Owner", "role or no-reply")]
    [InlineData("Agents:worker:Purpose", " ", "Agents:worker:Purpose", "say in a sentence")]
    [InlineData("Agents:worker:Purpose", null, "Agents:worker:Purpose", "is missing")]
    [InlineData("Agents:worker:Version", " ", "Agents:worker:Version", "blank")]
    [InlineData("Agents:worker:State", "Retired", "Agents:worker:State", "Retired")]
    [InlineData("Agents:worker:State", "9", "Agents:worker:State", "9")]
    [InlineData("Agents:worker:OwnershipExpires", "someday", "Agents:worker:OwnershipExpires", "someday")]
    [InlineData("Agents:worker:Onwer", "x", "", "Onwer")]
    [InlineData("Agentz:worker:Owner", "x", "", "Agentz")]
    [InlineData("Agents:Worker One:Owner", "a.b@contoso.example", "Agents:Worker One", "lower-case")]
    [InlineData(Grant + ":Scope", "s:*", Grant + ":Scope", "s:*")]
    [InlineData(Grant + ":Scope", "*", Grant + ":Scope", "*")]
    [InlineData(Grant + ":Scope", "https://graph.example/.default", Grant + ":Scope", ".default")]
    [InlineData(Grant + ":Scope", "admin", Grant + ":Scope", "admin")]
    [InlineData(Grant + ":Scope", "full_access", Grant + ":Scope", "full_access")]
    [InlineData(Grant + ":Scope", "two words", Grant + ":Scope", "two words")]
    [InlineData(Grant + ":Scope", "", Grant + ":Scope", "")]
    [InlineData(Grant + ":Scope", "s:nothing", Grant + ":Scope", "needed by no registered tool")]
    [InlineData(Grant + ":Tool", "T-Nothing", Grant + ":Tool", "registered: T-Read")]
    [InlineData(Grant + ":Tool", "T-Write", Grant, "named 'T-Write'")]
    [InlineData("Agents:worker:Grants:1:Scope", "s:read", "Agents:worker:Grants:1", "granted twice")]
    [InlineData(Grant + ":MinimumTier", "Huge", Grant + ":MinimumTier", "Huge")]
    [InlineData(Grant + ":MinimumTier", "12", Grant + ":MinimumTier", "12")]
    [InlineData(Grant + ":Arguments:nope:EqualTo", "x", Grant + ":Arguments:nope", "it has: id, data")]
    [InlineData(Grant + ":Arguments:id:Minimum", "1", Grant + ":Arguments:id", "number")]
    [InlineData(Grant + ":Arguments:id:MaxLength", "many", Grant + ":Arguments:id:MaxLength", "many")]
    [InlineData(Grant + ":Arguments:id:MatchesRegex", "(", Grant + ":Arguments:id", "(")]
    [InlineData(Grant + ":Arguments:id:MatchesRegex", "(a)\\1", Grant + ":Arguments:id", "")]
    [InlineData(Grant + ":TimeWindow:TimeZone", "Mars/Olympus", Grant + ":TimeWindow:TimeZone", "IANA")]
    [InlineData(Grant + ":TimeWindow:From", "25:99", Grant + ":TimeWindow:From", "25:99")]
    [InlineData(Grant + ":TimeWindow:Days:0", "9", Grant + ":TimeWindow:Days", "9")]
    [InlineData("Resources:svc:Identifier", "svc", "Resources:svc:Identifier", "absolute URI")]
    [InlineData("Resources:other:Identifier", "https://svc.example/", "Resources: ", "same Identifier")]
    [InlineData("Resources:svc:Addresses:0", "http://svc.example/", "Resources:svc:Addresses", "AllowPrivateNetwork")]
    [InlineData("Resources:svc:Addresses:0", "https://*.svc.example/", "Resources:svc:Addresses", "name each host")]
    [InlineData("Resources:svc:Addresses:0", "http://plain.example/", "Resources:svc:Addresses", "unencrypted")]
    [InlineData("Resources:svc:Addresses:0", "https://u:p@svc.example/", "Resources:svc:Addresses", "user info")]
    [InlineData("Approvers:HighRisk:0", " ", "Approvers:HighRisk", "principal id")]
    [InlineData("Approvers:HighRisk:0", "two people", "Approvers:HighRisk", "principal id")]
    [InlineData("Approvers:Routine:0", "bob", "Approvers:Routine", "HighRisk and Critical")]
    [InlineData("Approvers:7:0", "bob", "Approvers:7", "HighRisk")]
    [InlineData("Limits:MaxArguments", "0", "Limits:MaxArguments", "greater than zero")]
    [InlineData("Limits:SessionLifetime", "30.00:00:00", "Limits:SessionLifetime", "7 days")]
    [InlineData("Limits:MaxArguments", "lots", "Limits:MaxArguments", "lots")]
    public void Resolve_BadSetting_SaysWhereAndWhat(string key, string? value, string where, string what) => Refused([(key, value)], where, what);

    // A condition that the binder would drop without a word leaves a wider grant than was written.
    [Theory]
    [InlineData(Grant + ":Environments", "Staging")]
    [InlineData(Grant + ":TimeWindow", "09:00-17:00")]
    [InlineData(Grant + ":Arguments", "id")]
    [InlineData(Grant + ":Arguments:id", "alice")]
    [InlineData(Grant + ":Arguments:id:OneOf", "alice")]
    [InlineData(Grant + ":Arguments:id:EqualTo:0", "alice")]
    [InlineData(Grant + ":Arguments:id:MaxLength", "")]
    [InlineData(Grant + ":SubjectClaims", "role")]
    [InlineData(Grant + ":SubjectClaims:role", "admin")]
    [InlineData(Grant + ":TimeWindow:Days", "Monday")]
    [InlineData("Agents:worker:Grants:1", "s:write")]
    [InlineData("Agents:worker:OwnershipExpires", "")]
    [InlineData("Agents:idle", "nobody")]
    [InlineData("Limits", "none")]
    public void Resolve_ConditionOfTheWrongShape_IsRefusedAndNotDropped(string key, string value) => Refused([(key, value)], key.EndsWith(":0", StringComparison.Ordinal) ? key[..^2] : key, "");

    [Fact]
    public async Task Resolve_TheSettingsThemselves_AreAccepted()
    {
        await using var host = new CallHost(static _ => { }, new Settings().Root);
        await using var session = await host.BeginAsync();
        await host.RunsAsync(session, "T-Read");
    }

    [Fact]
    public void Resolve_AgentInCodeAndConfiguration_IsRefused() =>
        Refused(new Settings(), "Agents:worker", "code and in configuration", b => b.AddAgent("worker", a => a.OwnedBy("a.b@contoso.example").WithPurpose("Works on things")));

    [Fact]
    public void Resolve_AgentTwiceInCode_IsRefused() =>
        Refused(new Settings(), "Agents:x", "twice", b => b.AddAgent("x", static _ => { }).AddAgent("x", static _ => { }));

    [Fact]
    public void Resolve_AudienceWithoutResource_SaysWhatToWrite()
    {
        var problem = Assert.Throws<PolicyException>(() => new CallHost(static _ => { }, tools: [CallHost.Tool("T-X", "s:x", TrustTier.Routine, "crm")]));
        Assert.Contains("AddResource", problem.Message, StringComparison.Ordinal);
        Assert.Contains("\"crm\": { \"Identifier\"", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Tool 'T-X': Audience 'crm'", problem.Message, StringComparison.Ordinal);
    }

    // What a number or an expression says has to fit the parameter's type.
    [Theory]
    [InlineData("MatchesRegex", "x")]
    [InlineData("EqualTo", "many")]
    public void Resolve_ConstraintThatDoesNotFitANumber_IsRefused(string constraint, string value)
    {
        var settings = new Settings(($"{Grant}:Arguments:count:{constraint}", value));
        var tool = new ToolDescriptor("T-Read", "A tool.", new ToolAccess("s:read") { Tier = TrustTier.Routine, Audience = "svc" }, [new ToolParameter("count", typeof(int))]);
        var problem = Assert.Throws<PolicyException>(() => new CallHost(static _ => { }, settings.Root, [tool]));
        Assert.Contains($"{Grant}:Arguments:count", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_ToolRegisteredTwice_IsRefused()
    {
        var problem = Assert.Throws<PolicyException>(() => new CallHost(static _ => { }, new Settings().Root, [CallHost.Tools[0], CallHost.Tools[0]]));
        Assert.Contains("registered twice", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(IAuditLog), "AddFileAuditLog(\"audit\")")]
    [InlineData(typeof(IToolTokenBroker), "UseLocalTokenBroker()")]
    public void Resolve_WithoutAPart_SaysWhatToCall(Type part, string expected)
    {
        var problem = Assert.Throws<PolicyException>(() => new CallHost(services: s => s.RemoveAll(part)));
        Assert.Contains(expected, Assert.Single(problem.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddZeroTrustAgents_Twice_IsOneHost()
    {
        await using var host = new CallHost(static b => CallHost.Standard(b.Services.AddZeroTrustAgents()));
        await using var session = await host.BeginAsync();
        await host.RunsAsync(session, "T-Read");
    }

    [Fact]
    public async Task Version_SamePolicyInCodeAndConfiguration_IsTheSame()
    {
        await using var configured = new CallHost(static _ => { }, new Settings(
            (Grant + ":Arguments:id:MaxLength", "9"), (Grant + ":Arguments:data:Required", "true"),
            (Grant + ":SubjectClaims:role:0", "a"), (Grant + ":SubjectClaims:dept:0", "b")).Root);
        await using var coded = new CallHost(static b => b
            .AddResource("svc", "https://svc.example/", "https://svc.example/").AddResource("other", "https://other.example/", "https://other.example/")
            .AddApprovers(TrustTier.HighRisk, CallHost.Approver)
            .AddAgent("worker", a => a.OwnedBy("first.last@contoso.example").WithPurpose("Works on things").Grant("s:read", g => g
                .WhereSubjectHas("role", "a").WhereSubjectHas("dept", "b").Argument("id").MaxLength(9).And.Argument("data").Required())));
        Assert.Equal(configured.Agents.Policies.Current.Version, coded.Agents.Policies.Current.Version);
        await using var other = new CallHost(static _ => { }, new Settings().Root);
        Assert.NotEqual(configured.Agents.Policies.Current.Version, other.Agents.Policies.Current.Version);
    }

    private static void Refused((string, string?)[] settings, string where, string what) => Refused(new Settings(settings), where, what, static _ => { });

    private static void Refused(Settings settings, string where, string what, Action<ZeroTrustAgentsBuilder> code)
    {
        var problem = Assert.Throws<PolicyException>(() => new CallHost(code, settings.Root));
        Assert.Contains(where, problem.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(what, problem.Message, StringComparison.OrdinalIgnoreCase);
    }
}
