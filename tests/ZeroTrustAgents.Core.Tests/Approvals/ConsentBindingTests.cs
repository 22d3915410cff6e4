using System.Security.Cryptography;
using System.Text;
using System.Buffers.Text;
using CsCheck;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Approvals;

public sealed class ConsentBindingTests
{
    public static TheoryData<string> Parts => ["agent", "version", "owner", "subject", "actors", "session", "tool", "scopes", "audience", "policy", "tier", "arguments", "subject id"];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Consume_OnePartDifferent_IsMismatchAndBurnsNothing(string part)
    {
        using var host = new ApprovalHost();
        string id = await host.AskAsync();
        await host.ApproveAsync(id, "bob");
        AuditChain chain = ApprovalHost.Chain;
        ConsentRequest other = part switch
        {
            "agent" => ApprovalHost.Call(chain: chain with { AgentId = "other" }),
            "version" => ApprovalHost.Call(chain: chain with { AgentVersion = "2" }),
            "owner" => ApprovalHost.Call(chain: chain with { Owner = "other@contoso.example" }),
            "subject" => ApprovalHost.Call(chain: chain with { Subject = "other" }),
            "actors" => ApprovalHost.Call(chain: chain with { Actors = "other" }),
            "session" => ApprovalHost.Call(chain: chain with { SessionId = "other" }),
            "tool" => ApprovalHost.Call(chain: chain with { Tool = "Payments-Charge" }),
            "scopes" => ApprovalHost.Call(chain: chain with { Scopes = "payments.all" }),
            "audience" => ApprovalHost.Call(chain: chain with { Audience = "https://other.contoso.example/" }),
            "policy" => ApprovalHost.Call(policy: "policy-2"),
            "tier" => ApprovalHost.Call(tier: TrustTier.Critical),
            "arguments" => ApprovalHost.Call("""{"amount":250,"to":"acct-2"}"""),
            _ => ApprovalHost.Call(subject: "other"),
        };
        Assert.Equal(ReasonCodes.ApprovalMismatch, await host.ConsumeAsync(id, other));
        Assert.Null(await host.ConsumeAsync(id));
    }

    [Fact]
    public async Task Consume_PartsShiftedIntoEachOther_IsMismatch()
    {
        using var host = new ApprovalHost();
        string id = await host.AskAsync(ApprovalHost.Call(chain: ApprovalHost.Chain with { Tool = "ab", Scopes = "c" }));
        await host.ApproveAsync(id, "bob");
        Assert.Equal(ReasonCodes.ApprovalMismatch, await host.ConsumeAsync(id, ApprovalHost.Call(chain: ApprovalHost.Chain with { Tool = "a", Scopes = "bc" })));
    }

    [Fact]
    public void Consume_MutatedArguments_ConsumesOnlyEqualBytes()
    {
        Gen<string> arguments = Gen.Select(Gen.Int[0, 3], Gen.String[Gen.Char["ab\u00E9\u0435"], 0, 3])
            .Select((n, s) => $$"""{"n":{{n}},"s":"{{s}}"}""");
        Gen.Select(arguments, arguments).Sample(
            (approved, used) =>
            {
                using var host = new ApprovalHost();
                string id = host.AskAsync(ApprovalHost.Call(approved)).GetAwaiter().GetResult();
                host.ApproveAsync(id, "bob").GetAwaiter().GetResult();
                ReasonCode? reason = host.ConsumeAsync(id, ApprovalHost.Call(used)).GetAwaiter().GetResult();
                return Encoding.UTF8.GetBytes(approved).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(used))
                    ? reason is null
                    : reason == ReasonCodes.ApprovalMismatch;
            },
            iter: PropertyCases.Cases);
    }

    [Fact]
    public async Task Obtain_BrokenUtf8_Throws()
    {
        using var host = new ApprovalHost();
        ConsentRequest call = ApprovalHost.Call();
        var broken = new ConsentRequest
        {
            Chain = call.Chain, PolicyVersion = call.PolicyVersion, Tier = call.Tier, SubjectId = call.SubjectId, Purpose = call.Purpose,
            ToolDescription = call.ToolDescription, Why = call.Why, TransactionId = call.TransactionId, CanonicalArguments = new byte[] { (byte)'"', 0xFF, (byte)'"' },
        };
        await Assert.ThrowsAnyAsync<ArgumentException>(() => host.Gate.ObtainAsync(broken, false, default).AsTask());
    }

    [Fact]
    public async Task Obtain_SubjectNotTheChains_Throws()
    {
        using var host = new ApprovalHost();
        await Assert.ThrowsAsync<ArgumentException>(() => host.Gate.ObtainAsync(ApprovalHost.Call(subject: "mallory"), false, default).AsTask());
    }

    [Theory]
    [InlineData(TrustTier.Routine)]
    [InlineData(TrustTier.Elevated)]
    [InlineData((TrustTier)7)]
    public async Task Obtain_TierWithoutConsent_Throws(TrustTier tier)
    {
        using var host = new ApprovalHost();
        await Assert.ThrowsAsync<ArgumentException>(() => host.Gate.ObtainAsync(ApprovalHost.Call(tier: tier), false, default).AsTask());
    }

    [Fact]
    public async Task Request_Digest_IsSaltedHashOfCanonicalArguments()
    {
        using var host = new ApprovalHost();
        ApprovalRequest one = (await host.Service.GetAsync(await host.AskAsync()))!;
        ApprovalRequest two = (await host.Service.GetAsync(await host.AskAsync(ApprovalHost.Call(policy: "policy-2"))))!;
        byte[] salt = Base64Url.DecodeFromChars(one.ArgumentsDigest.Salt);
        Assert.Equal(16, salt.Length);
        Assert.Equal(Base64Url.EncodeToString(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(one.Arguments)])), one.ArgumentsDigest.Sha256);
        Assert.Equal(one.Arguments, two.Arguments);
        Assert.NotEqual(one.ArgumentsDigest, two.ArgumentsDigest);
        Assert.NotEqual(one.ConfirmationCode, two.ConfirmationCode);
        Assert.Equal(16, Base64Url.DecodeFromChars(one.Id).Length);
        Assert.DoesNotContain("250", one.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consume_StoreThatMixesUpRows_IsMismatch()
    {
        var store = new HookedStore();
        using var host = new ApprovalHost(store: store);
        string wanted = await host.AskAsync();
        await host.ApproveAsync(wanted, "bob");
        store.Return = (await host.Service.GetAsync(wanted))! with { Arguments = "{}", ArgumentsDigest = ApprovalBinding.NewDigest("{}"u8) };
        Assert.Equal(ReasonCodes.ApprovalMismatch, await host.ConsumeAsync(wanted));
    }
}
