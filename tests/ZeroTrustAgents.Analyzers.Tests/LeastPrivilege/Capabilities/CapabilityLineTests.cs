using CsCheck;
using ZeroTrustAgents.Capabilities;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>The lines of the capability file: what they may be, and which of two allows more.</summary>
public sealed class CapabilityLineTests
{
    [Theory]
    [InlineData("agent helpdesk owner first.last@contoso.example")]
    [InlineData("agent helpdesk grant tickets:read")]
    [InlineData("agent helpdesk grant mail:send; argument amount <= 500; argument amount >= 1; argument to matches \"[a-z]+@contoso\\\\.example\"; claim dept in it; environment in Production Staging; tier >= Critical; time matches \"08:00:00-17:00:00 UTC Monday\"; tool in Mail-Send")]
    [InlineData("agent helpdesk grant x; argument a forbidden; argument b required; argument c length<= 10; argument d host-in contoso.example")]
    [InlineData("tool Helpdesk-GetTicket scope tickets:read")]
    [InlineData("tool Helpdesk-GetTicket tier Routine")]
    [InlineData("tool Helpdesk-GetTicket effect Read,External")]
    [InlineData("tool Helpdesk-GetTicket returns Unspecified")]
    [InlineData("tool Helpdesk-GetTicket audience tickets")]
    [InlineData("tool Helpdesk-GetTicket boundary crm")]
    [InlineData("tool Helpdesk-GetTicket targets to,account")]
    [InlineData("tool Helpdesk-GetTicket trusted-field From")]
    [InlineData("agent helpdesk fact \"DE89 3704\"")]
    [InlineData("agent helpdesk grant x; argument to from Facts Subject")]
    [InlineData("resource tickets identifier https://tickets.contoso.example")]
    [InlineData("resource tickets address *")]
    [InlineData("resource tickets private-network")]
    [InlineData("agent \"\\u0430gent\" grant \"a b; c\"")]
    public void Line_OfEveryForm_ReadsAndWritesTheSame(string line) => Assert.Equal(line, CapabilityLine.Parse(line)?.ToString());

    [Theory]
    [InlineData("agent helpdesk")]
    [InlineData("agent helpdesk owner")]
    [InlineData("agent helpdesk may tickets:read")]
    [InlineData("agents helpdesk grant tickets:read")]
    [InlineData("Agent helpdesk grant tickets:read")]
    [InlineData("agent helpdesk grant tickets:read tickets:write")]
    [InlineData("agent helpdesk owner a@b.example; tier >= HighRisk")]
    [InlineData("agent helpdesk grant a;")]
    [InlineData("agent helpdesk grant a; argument")]
    [InlineData("agent helpdesk grant a; argument x")]
    [InlineData("agent helpdesk grant a; argument x =~ y")]
    [InlineData("agent helpdesk grant a; argument x in")]
    [InlineData("agent helpdesk grant a; argument x required y")]
    [InlineData("agent helpdesk grant a; role in admin")]
    [InlineData("agent helpdesk grant \"a")]
    [InlineData("agent helpdesk grant \"a\\n\"")]
    [InlineData("agent helpdesk grant \"a\\u00g0\"")]
    [InlineData("tool A-B tier None")]
    [InlineData("tool A-B tier routine")]
    [InlineData("tool A-B effect Delete")]
    [InlineData("tool A-B grant a")]
    [InlineData("resource r private-network yes")]
    public void Line_OfAnotherForm_IsNone(string line) => Assert.Null(CapabilityLine.Parse(line));

    /// <summary>Listed, actual, and whether the one allows the other.</summary>
    [Theory]
    [InlineData("agent a owner x@b.example", "agent a owner y@b.example", false)]
    [InlineData("agent a grant s", "agent b grant s", false)]
    [InlineData("agent a grant s", "agent a grant S", false)]
    [InlineData("agent a grant s", "agent a grant s; argument x = ", null)]
    [InlineData("agent a grant s", "agent a grant s; argument x required", true)]
    [InlineData("agent a grant s; argument x required", "agent a grant s", false)]
    [InlineData("agent a grant s; argument x required", "agent a grant s; argument y required", false)]
    [InlineData("agent a grant s; argument x in p q", "agent a grant s; argument x in q", true)]
    [InlineData("agent a grant s; argument x in q", "agent a grant s; argument x in p q", false)]
    [InlineData("agent a grant s; argument x >= 1", "agent a grant s; argument x >= 1.50", true)]
    [InlineData("agent a grant s; argument x >= 1", "agent a grant s; argument x >= 0.99", false)]
    [InlineData("agent a grant s; argument x <= 9", "agent a grant s; argument x <= 10", false)]
    [InlineData("agent a grant s; argument x length<= 9", "agent a grant s; argument x length<= 8", true)]
    [InlineData("agent a grant s; argument x matches a", "agent a grant s; argument x matches ab", false)]
    [InlineData("agent a grant s; argument x host-in a.example", "agent a grant s; argument x in a.example", false)]
    [InlineData("agent a grant s; tier >= HighRisk", "agent a grant s; tier >= Critical", true)]
    [InlineData("agent a grant s; tier >= HighRisk", "agent a grant s; tier >= Elevated", false)]
    [InlineData("agent a grant s; environment in A B", "agent a grant s; environment in A", true)]
    [InlineData("agent a grant s; tool in T", "agent a grant s", false)]
    [InlineData("tool T tier Elevated", "tool T tier Critical", true)]
    [InlineData("tool T tier Elevated", "tool T tier Routine", false)]
    [InlineData("tool T effect Read,Write", "tool T effect Read", true)]
    [InlineData("tool T effect Read", "tool T effect Read,Write", false)]
    [InlineData("tool T effect Unspecified", "tool T effect External", true)]
    [InlineData("tool T effect External", "tool T effect Unspecified", false)]
    [InlineData("tool T returns Untrusted", "tool T returns Trusted", false)]
    [InlineData("tool T returns Unspecified", "tool T returns Trusted", false)]
    [InlineData("tool T returns Trusted", "tool T returns Untrusted", true)]
    [InlineData("tool T returns Untrusted", "tool T returns Unspecified", true)]
    [InlineData("tool T returns Sensitive", "tool T returns Untrusted", false)]
    [InlineData("tool T returns Untrusted", "tool T returns Untrusted,Sensitive", true)]
    [InlineData("agent a fact x", "agent a fact y", false)]
    [InlineData("agent a grant s; argument x from Facts Subject", "agent a grant s; argument x from Subject", true)]
    [InlineData("agent a grant s; argument x from Subject", "agent a grant s; argument x from Facts Subject", false)]
    [InlineData("tool T targets to,cc", "tool T targets to,cc,bcc", true)]
    [InlineData("tool T targets to,cc", "tool T targets to", false)]
    [InlineData("tool T trusted-field a", "tool T trusted-field b", false)]
    [InlineData("resource r address *", "resource r address https://a.example/", true)]
    [InlineData("resource r address https://a.example/", "resource r address https://b.example/", false)]
    [InlineData("resource r identifier *", "resource r identifier https://a.example/", false)]
    public void Line_Covers_WhatIsNoWider(string listed, string actual, bool? covers)
    {
        Capability? other = CapabilityLine.Parse(actual);

        Assert.Equal(covers, other is null ? null : CapabilityLine.Parse(listed)!.Covers(other));
    }

    /// <summary>Whatever a name or value holds, its line is one line of plain text and says the same again.</summary>
    [Fact]
    public void Line_OfAnyText_SurvivesTheFile()
    {
        Gen<string> text = Gen.OneOf(Gen.String[Gen.Char["aZ09 ;\"\\#\n\r\t\u0000\u00e4\u0430\u2028\ud83d\ude00\ufeff-,*"], 1, 8], Gen.String[1, 8]);
        Gen.Select(text, text, text, text).Sample(
            static (holder, value, argument, accepted) =>
            {
                Capability written = Capability.Of("agent", holder, "grant", value).If([CapabilityCondition.Of(CapabilityCondition.Argument(argument), CapabilityCondition.In, accepted)]);
                string line = written.ToString();
                CapabilityEntry entry = Assert.Single(CapabilityFile.Read("# " + FileHead + "\r\n" + line + "\r\n").Entries);
                return line.All(static c => c is >= ' ' and <= '~') && entry.Capability?.ToString() == line && entry.Capability.Covers(written) && written.Covers(entry.Capability);
            },
            iter: 10_000);
    }

    private const string FileHead = "What the agents may do";
}
