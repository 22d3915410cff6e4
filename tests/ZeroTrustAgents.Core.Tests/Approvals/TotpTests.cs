using OtpNet;
using static ZeroTrustAgents.Approvals.ApprovalActionOutcome;

namespace ZeroTrustAgents.Approvals;

public sealed class TotpTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Verify_RightCode_ApprovesWithEvidence()
    {
        (ApprovalHost host, byte[] secret, _) = Create();
        using ApprovalHost owned = host;
        string id = await host.AskAsync();
        Assert.Equal(Accepted, await VerifyAsync(host, id, Code(secret, host.Time.GetUtcNow())));
        ConsentResult result = await host.Gate.ObtainAsync(ApprovalHost.Call(), wait: false, default);
        Assert.Equal((null, "alice"), (result.Reason, result.Approvers));
        Assert.Equal(("urn:zerotrustagents:acr:totp", host.Time.GetUtcNow()), (result.StepUp!.ContextClass, result.StepUp.AuthenticatedAt));
        Assert.Equal(["otp"], result.StepUp.Methods);
        Assert.Null(await host.ConsumeAsync(id));
        Assert.Equal(["approval_requested", "stepup_succeeded", "approval_given"], host.Audit.Details);
        Assert.Equal(ApprovalMethod.Totp, (await host.Service.GetAsync(id))!.Decisions[0].Method);
    }

    [Fact]
    public async Task Verify_Rfc6238Vector_IsAccepted()
    {
        // Appendix B of RFC 6238: the ASCII secret "1234…0", 8 digits, at 1111111109 s.
        var secrets = new FixedSecret("12345678901234567890"u8.ToArray());
        var verifier = new TotpVerifier(secrets, new TotpOptions { Digits = 8 }, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1111111109)),
            Microsoft.Extensions.Logging.Abstractions.NullLogger<TotpVerifier>.Instance);
        using var host = new ApprovalHost();
        ApprovalRequest request = (await host.Service.GetAsync(await host.AskAsync()))!;
        Assert.Equal(Accepted, await verifier.VerifyAsync(request, "07081804", default));
    }

    [Theory]
    [InlineData(-2, WrongCode)]
    [InlineData(-1, Accepted)]
    [InlineData(0, Accepted)]
    [InlineData(1, Accepted)]
    [InlineData(2, WrongCode)]
    public async Task Verify_CodeOfAnotherStep_IsAcceptedWithinTheWindowOnly(int steps, ApprovalActionOutcome expected)
    {
        (ApprovalHost host, byte[] secret, _) = Create();
        using ApprovalHost owned = host;
        Assert.Equal(expected, await VerifyAsync(host, await host.AskAsync(), Code(secret, host.Time.GetUtcNow() + (steps * Step))));
    }

    [Fact]
    public async Task Verify_SameCodeForAnotherRequest_IsAlreadyUsed()
    {
        (ApprovalHost host, byte[] secret, _) = Create();
        using ApprovalHost owned = host;
        string code = Code(secret, host.Time.GetUtcNow());
        Assert.Equal(Accepted, await VerifyAsync(host, await host.AskAsync(), code));
        string other = await host.AskAsync(ApprovalHost.Call("""{"amount":9999}"""));
        Assert.Equal(CodeAlreadyUsed, await VerifyAsync(host, other, code));
        // The code before it is older than the one used: refused too, though its step is within the window.
        Assert.Equal(CodeAlreadyUsed, await VerifyAsync(host, other, Code(secret, host.Time.GetUtcNow() - Step)));
        host.Time.Advance(Step);
        Assert.Equal(Accepted, await VerifyAsync(host, other, Code(secret, host.Time.GetUtcNow())));
        Assert.Equal(2, host.Audit.Details.Count(d => d == "stepup_failed"));
    }

    [Fact]
    public async Task Verify_OneCodeFor64RequestsAtOnce_ApprovesOne()
    {
        for (int round = 0; round < 20; round++)
        {
            (ApprovalHost host, byte[] secret, _) = Create(o => o.MaxOpenPerSession = 64, t => t.MaxAttempts = 1000);
            using ApprovalHost owned = host;
            string[] ids = new string[64];
            for (int i = 0; i < ids.Length; i++)
                ids[i] = await host.AskAsync(ApprovalHost.Call($$"""{"n":{{i}}}"""));
            string code = Code(secret, host.Time.GetUtcNow());
            ApprovalActionOutcome[] outcomes = await Task.WhenAll(ids.Select(id => Task.Run(() => VerifyAsync(host, id, code))));
            Assert.Equal(1, outcomes.Count(o => o == Accepted));
            Assert.Equal(63, outcomes.Count(o => o == CodeAlreadyUsed));
        }
    }

    [Fact]
    public async Task Verify_FiveWrongCodes_LocksTheSubjectEvenForTheRightOne()
    {
        (ApprovalHost host, byte[] secret, _) = Create(o => o.Lifetime = TimeSpan.FromHours(2));
        using ApprovalHost owned = host;
        string id = await host.AskAsync();
        for (int i = 0; i < 5; i++)
            Assert.Equal(WrongCode, await VerifyAsync(host, id, Wrong(secret, host)));
        Assert.Equal(RateLimited, await VerifyAsync(host, id, Code(secret, host.Time.GetUtcNow())));
        host.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.Equal(RateLimited, await VerifyAsync(host, id, Code(secret, host.Time.GetUtcNow())));
        host.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(Accepted, await VerifyAsync(host, id, Code(secret, host.Time.GetUtcNow())));
        Assert.Equal(5, host.Audit.Details.Count(d => d == "stepup_failed"));
    }

    [Fact]
    public async Task Verify_WrongCodesSpreadOut_FallOutOfTheWindow()
    {
        (ApprovalHost host, byte[] secret, _) = Create(o => o.Lifetime = TimeSpan.FromHours(5));
        using ApprovalHost owned = host;
        string id = await host.AskAsync();
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(WrongCode, await VerifyAsync(host, id, Wrong(secret, host)));
            host.Time.Advance(TimeSpan.FromMinutes(4));
        }
    }

    [Fact]
    public async Task Verify_64GuessesAtOnce_LooksAtFive()
    {
        (ApprovalHost host, byte[] secret, _) = Create();
        using ApprovalHost owned = host;
        string id = await host.AskAsync();
        string wrong = Wrong(secret, host);
        ApprovalActionOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => VerifyAsync(host, id, wrong))));
        Assert.Equal(5, outcomes.Count(o => o == WrongCode));
        Assert.Equal(59, outcomes.Count(o => o == RateLimited));
    }

    [Fact]
    public async Task Verify_SuccessesDoNotCountTowardsTheLimit()
    {
        (ApprovalHost host, byte[] secret, _) = Create();
        using ApprovalHost owned = host;
        for (int i = 0; i < 10; i++)
        {
            string id = await host.AskAsync(ApprovalHost.Call($$"""{"n":{{i}}}"""));
            Assert.Equal(Accepted, await VerifyAsync(host, id, Code(secret, host.Time.GetUtcNow())));
            host.Time.Advance(Step);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData(" 123456")]
    [InlineData("abcdef")]
    [InlineData("\u0661\u0662\u0663\u0664\u0665\u0666")]
    public async Task Verify_NotACode_IsWrong(string code)
    {
        (ApprovalHost host, _, _) = Create();
        using ApprovalHost owned = host;
        Assert.Equal(WrongCode, await VerifyAsync(host, await host.AskAsync(), code));
    }

    [Fact]
    public async Task Verify_BySomebodyElse_IsNotTheSubject()
    {
        (ApprovalHost host, byte[] secret, TotpSecrets secrets) = Create();
        using ApprovalHost owned = host;
        byte[] bobs = secrets.Add("bob");
        string id = await host.AskAsync();
        Assert.Equal(NotTheSubject, await VerifyAsync(host, id, Code(bobs, host.Time.GetUtcNow()), "bob"));
        Assert.Equal(NotTheSubject, await VerifyAsync(host, id, Code(secret, host.Time.GetUtcNow()), "Alice"));
    }

    [Fact]
    public async Task Verify_Critical_IsNotSufficient()
    {
        (ApprovalHost host, byte[] secret, _) = Create();
        using ApprovalHost owned = host;
        string id = await host.AskAsync(ApprovalHost.Call(tier: TrustTier.Critical));
        Assert.Equal(StepUpNotSufficient, await VerifyAsync(host, id, Code(secret, host.Time.GetUtcNow())));
        Assert.Empty((await host.Service.GetAsync(id))!.Decisions);
    }

    [Fact]
    public async Task Verify_ClosedRequest_IsRefusedAndSpendsNoCode()
    {
        (ApprovalHost host, byte[] secret, _) = Create();
        using ApprovalHost owned = host;
        string id = await host.AskAsync();
        await host.DenyAsync(id, "bob");
        string code = Code(secret, host.Time.GetUtcNow());
        Assert.Equal(AlreadyDecided, await VerifyAsync(host, id, code));
        Assert.Equal(Unknown, await VerifyAsync(host, "nobody-knows", code));
        Assert.Equal(Accepted, await VerifyAsync(host, await host.AskAsync(ApprovalHost.Call("{}")), code));
    }

    [Fact]
    public async Task Verify_Expired_IsExpired()
    {
        (ApprovalHost host, byte[] secret, _) = Create();
        using ApprovalHost owned = host;
        string id = await host.AskAsync();
        host.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Expired, await VerifyAsync(host, id, Code(secret, host.Time.GetUtcNow())));
    }

    [Theory]
    [InlineData("stepup_succeeded")]
    [InlineData("approval_given")]
    public async Task Verify_AuditFails_DoesNotHoldAndTheCodeIsSpent(string failing)
    {
        (ApprovalHost host, byte[] secret, _) = Create();
        using ApprovalHost owned = host;
        host.Audit.Failing.Add(failing);
        string id = await host.AskAsync();
        string code = Code(secret, host.Time.GetUtcNow());
        Assert.Equal(AuditUnavailable, await VerifyAsync(host, id, code));
        host.Audit.Failing.Clear();
        Assert.Equal(CodeAlreadyUsed, await VerifyAsync(host, id, code));
        Assert.Equal(ReasonCodes.ApprovalPending, await host.ConsumeAsync(id));
    }

    [Fact]
    public async Task Verify_WithoutStore_IsUnavailable()
    {
        using var host = new ApprovalHost();
        Assert.Equal(StepUpUnavailable, await VerifyAsync(host, await host.AskAsync(), "000000"));
    }

    [Fact]
    public async Task Verify_StoreFailsOrSecretIsUnusable_IsUnavailableAndDoesNotLock()
    {
        var secrets = new TotpSecrets();
        secrets.Add("alice", length: 15);
        using var host = new ApprovalHost(secrets: secrets);
        string id = await host.AskAsync();
        for (int i = 0; i < 10; i++)
            Assert.Equal(StepUpUnavailable, await VerifyAsync(host, id, "000000"));
        secrets.Failure = new IOException("vault is down");
        Assert.Equal(StepUpUnavailable, await VerifyAsync(host, id, "000000"));
        secrets.Failure = null;
        byte[] secret = secrets.Add("alice");
        Assert.Equal(Accepted, await VerifyAsync(host, id, Code(secret, host.Time.GetUtcNow())));
    }

    [Fact]
    public async Task Verify_StoreHandsOutItsOwnArray_TheZerosLeftBehindAreNoKey()
    {
        (ApprovalHost _, byte[] secret, _) = Create();
        var shared = new FixedSecret(secret);
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(ApprovalHost.Start);
        var verifier = new TotpVerifier(shared, new TotpOptions(), time, Microsoft.Extensions.Logging.Abstractions.NullLogger<TotpVerifier>.Instance);
        using var host = new ApprovalHost();
        ApprovalRequest request = (await host.Service.GetAsync(await host.AskAsync()))!;
        Assert.Equal(Accepted, await verifier.VerifyAsync(request, Code((byte[])secret.Clone(), ApprovalHost.Start), default));
        time.Advance(Step);
        Assert.Equal(StepUpUnavailable, await verifier.VerifyAsync(request, Code(new byte[20], time.GetUtcNow()), default));
    }

    [Fact]
    public async Task Secrets_AfterEveryUse_AreOverwritten()
    {
        (ApprovalHost host, byte[] secret, TotpSecrets secrets) = Create(noApprovers: true);
        using ApprovalHost owned = host;
        string id = await host.AskAsync();
        await VerifyAsync(host, id, Wrong(secret, host));
        await VerifyAsync(host, id, Code(secret, host.Time.GetUtcNow()));
        Assert.Equal(3, secrets.HandedOut.Count);
        Assert.All(secrets.HandedOut, s => Assert.Equal(new byte[20], s));
    }

    [Fact]
    public async Task Obtain_NoApproversButTotp_Asks()
    {
        (ApprovalHost host, byte[] secret, _) = Create(noApprovers: true);
        using ApprovalHost owned = host;
        Task<ConsentResult> waiting = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default).AsTask();
        await VerifyAsync(host, await host.AskAsync(), Code(secret, host.Time.GetUtcNow()));
        Assert.NotNull((await waiting).StepUp);
    }

    [Fact]
    public async Task Obtain_NoApproversAndSubjectWithoutSecret_IsUnavailable()
    {
        using var host = new ApprovalHost(secrets: new TotpSecrets(), highRisk: [], critical: []);
        Assert.Equal(ReasonCodes.ApprovalUnavailable, (await host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default)).Reason);
        (ApprovalHost withSecret, _, _) = Create(noApprovers: true);
        using ApprovalHost owned = withSecret;
        Assert.Equal(ReasonCodes.ApprovalUnavailable, (await withSecret.Gate.ObtainAsync(ApprovalHost.Call(tier: TrustTier.Critical), wait: true, default)).Reason);
    }

    [Fact]
    public void Ledger_ManySubjects_StaysBounded()
    {
        var ledger = new TotpLedger(new TotpOptions());
        DateTimeOffset now = ApprovalHost.Start;
        for (int i = 0; i < 20_000; i++)
            Assert.True(ledger.TryBook($"subject-{i}", now += TimeSpan.FromSeconds(10)));
        Assert.InRange(ledger.Count, 1, 2048);
    }

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        TotpOptions[] bad =
        [
            new() { Digits = 5 }, new() { Digits = 9 }, new() { Step = TimeSpan.Zero }, new() { Step = TimeSpan.FromMilliseconds(1500) },
            new() { VerificationWindow = -1 }, new() { VerificationWindow = 3 }, new() { MaxAttempts = 0 }, new() { Lockout = TimeSpan.Zero },
        ];
        Assert.All(bad, o => Assert.Throws<InvalidOperationException>(o.Validate));
    }

    private static (ApprovalHost Host, byte[] Secret, TotpSecrets Secrets) Create(
        Action<Configuration.ApprovalOptions>? configure = null, Action<TotpOptions>? totp = null, bool noApprovers = false)
    {
        var secrets = new TotpSecrets();
        byte[] secret = secrets.Add("alice");
        var host = new ApprovalHost(configure, secrets: secrets, highRisk: noApprovers ? [] : null, critical: noApprovers ? [] : null);
        totp?.Invoke(host.Totp);
        return (host, secret, secrets);
    }

    private static string Code(byte[] secret, DateTimeOffset at) => new Totp((byte[])secret.Clone()).ComputeTotp(at.UtcDateTime);

    // A code of none of the accepted steps.
    private static string Wrong(byte[] secret, ApprovalHost host)
    {
        DateTimeOffset now = host.Time.GetUtcNow();
        string[] right = [Code(secret, now - Step), Code(secret, now), Code(secret, now + Step)];
        return Enumerable.Range(0, 4).Select(i => $"00000{i}").First(c => !right.Contains(c));
    }

    private static async Task<ApprovalActionOutcome> VerifyAsync(ApprovalHost host, string id, string code, string person = "alice") =>
        (await host.Service.VerifyTotpAsync(id, ApprovalHost.Person(person), code)).Outcome;

    private sealed class FixedSecret(byte[] secret) : ITotpSecretStore
    {
        public ValueTask<byte[]?> GetSecretAsync(string subjectId, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]?>(secret);
    }
}
