using CsCheck;
using static ZeroTrustAgents.Approvals.ApprovalActionOutcome;

namespace ZeroTrustAgents.Approvals;

/// <summary>Random sequences of operations against a model that is simple enough to be believed.</summary>
public sealed class ConsentModelTests
{
    private static readonly string[] People = ["alice", "bob", "carol", "dave", "mallory"];
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Cooldown = TimeSpan.FromMinutes(2);

    private enum Action
    {
        Ask,
        Approve,
        Deny,
        Consume,
        Advance,
    }

    [Fact]
    public void RandomOperations_AgreeWithTheModel()
    {
        Gen<(Action, int, int)> step = Gen.Select(Gen.Int[0, 4].Select(a => (Action)a), Gen.Int[0, 3], Gen.Int[0, People.Length - 1]);
        step.Array[1, 30].Sample(
            steps =>
            {
                using var host = new ApprovalHost();
                var model = new Model();
                foreach ((Action action, int call, int person) in steps)
                    RunAsync(host, model, action, call, People[person], person).GetAwaiter().GetResult();
            },
            iter: PropertyCases.Cases);
    }

    // Calls 0 and 1 are HighRisk, 2 and 3 Critical; 0, 1 and 2 are of one tool.
    private static ConsentRequest Call(int call) => ApprovalHost.Call(
        $$"""{"n":{{call}}}""", call < 2 ? TrustTier.HighRisk : TrustTier.Critical, ApprovalHost.Chain with { Tool = ToolOf(call) });

    private static string ToolOf(int call) => call < 3 ? "Payments-Refund" : "Payments-Pay";

    private static async Task RunAsync(ApprovalHost host, Model model, Action action, int call, string person, int amount)
    {
        Row? row = model.Latest[call];
        string id = row?.Id ?? "none";
        switch (action)
        {
            case Action.Ask:
                ConsentResult asked = await host.Gate.ObtainAsync(Call(call), wait: false, default);
                Assert.Equal(model.Ask(call), asked.Reason);
                if (model.Latest[call] is { Id: null } opened)
                    opened.Id = asked.ApprovalId!;
                if (asked.ApprovalId is { } given)
                    Assert.Equal(model.Latest[call]!.Id, given);
                break;
            case Action.Approve:
                Assert.Equal(model.Approve(row, call, person), await host.ApproveAsync(id, person));
                break;
            case Action.Deny:
                Assert.Equal(model.Deny(row, call, person), await host.DenyAsync(id, person));
                break;
            case Action.Consume:
                Assert.Equal(model.Consume(row), await host.ConsumeAsync(id, Call(call)));
                Assert.Equal(ReasonCodes.ApprovalMismatch, await host.ConsumeAsync(id, Call((call + 1) % 4)));
                break;
            default:
                TimeSpan by = TimeSpan.FromSeconds(45 * (amount + 1));
                host.Time.Advance(by);
                model.Now += by;
                break;
        }
    }

    private sealed class Row
    {
        public string? Id { get; set; }

        public TimeSpan ExpiresAt { get; init; }

        public HashSet<string> Approvers { get; } = [];

        public bool Approved { get; set; }

        public TimeSpan? DeniedAt { get; set; }

        public bool Consumed { get; set; }
    }

    private sealed class Model
    {
        private readonly List<(string Tool, Row Row)> _all = [];

        public Row?[] Latest { get; } = new Row?[4];

        public TimeSpan Now { get; set; }

        public ReasonCode? Ask(int call)
        {
            if (Latest[call] is { } row)
            {
                if (row.DeniedAt is { } denied && Now < denied + Cooldown)
                    return ReasonCodes.ApprovalCooldown;
                if (row is { DeniedAt: null, Consumed: false } && Now < row.ExpiresAt)
                    return row.Approved ? null : ReasonCodes.ApprovalPending;
            }

            if (CoolsDown(3, t => t == ToolOf(call)) || CoolsDown(5, _ => true))
                return ReasonCodes.ApprovalCooldown;
            if (Latest.Count(r => r is { DeniedAt: null, Approved: false } && Now < r.ExpiresAt) >= 3)
                return ReasonCodes.ApprovalLimit;
            Latest[call] = new Row { ExpiresAt = Now + Lifetime };
            _all.Add((ToolOf(call), Latest[call]!));
            return ReasonCodes.ApprovalPending;
        }

        // So many refusals within half an hour, the last of them less than ten minutes ago.
        private bool CoolsDown(int most, Func<string, bool> tool)
        {
            TimeSpan[] refused = [.. _all.Where(r => tool(r.Tool)).Select(r => r.Row.DeniedAt ?? (r.Row.Approved ? TimeSpan.MaxValue : r.Row.ExpiresAt))
                .Where(at => at <= Now && Now - at < TimeSpan.FromMinutes(30))];
            return refused.Length >= most && Now - refused.Max() < TimeSpan.FromMinutes(10);
        }

        public ApprovalActionOutcome Approve(Row? row, int call, string person)
        {
            if (Closed(row) is { } closed)
                return closed;
            if (person == "mallory" || (call < 2 && person is "dave" or "alice"))
            {
                if (call < 2 || person == "mallory")
                    return NotAnApprover;
            }

            if (person == "alice")
                return IsRequester;
            if (!row!.Approvers.Add(person))
                return SamePersonTwice;
            row.Approved = row.Approvers.Count >= (call < 2 ? 1 : 2);
            return row.Approved ? Accepted : NeedsAnotherApprover;
        }

        public ApprovalActionOutcome Deny(Row? row, int call, string person)
        {
            if (Closed(row) is { } closed)
                return closed;
            if (person == "mallory" || (call < 2 && person == "dave"))
                return NotAnApprover;
            row!.DeniedAt = Now;
            return Accepted;
        }

        public ReasonCode? Consume(Row? row)
        {
            if (row is null || row.Consumed || Forgotten(row))
                return ReasonCodes.ApprovalMismatch;
            if (row.DeniedAt is not null)
                return ReasonCodes.ApprovalDenied;
            if (Now >= row.ExpiresAt)
                return ReasonCodes.ApprovalExpired;
            if (!row.Approved)
                return ReasonCodes.ApprovalPending;
            row.Consumed = true;
            return null;
        }

        private ApprovalActionOutcome? Closed(Row? row)
        {
            if (row is null || Forgotten(row))
                return Unknown;
            if (row.DeniedAt is not null || row.Consumed)
                return AlreadyDecided;
            if (Now >= row.ExpiresAt)
                return Expired;
            return row.Approved ? AlreadyDecided : null;
        }

        // One lifetime after its end, at the next sweep: time moves in steps that are multiples of 15 s, sweeps come every 30 s.
        private bool Forgotten(Row row) => Swept >= row.ExpiresAt + Lifetime;

        private TimeSpan Swept => TimeSpan.FromSeconds(Math.Floor(Now.TotalSeconds / 30) * 30);
    }
}
