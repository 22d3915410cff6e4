using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit.Trace;

public sealed class TraceCommandTests : IDisposable
{
    private readonly AuditDirectory _audit = new();

    public void Dispose() => _audit.Dispose();

    [Fact]
    public void Trace_Session_TellsItsStory()
    {
        _audit.Write(Sample.Story());
        Assert.Equal(
            """
            Session s-1
              subject       user-1
              agent         support-assistant, version 3
              owner         owner@contoso.example
              recorded in   log-1

            2025-06-01 (UTC)
            12:00:00.000  session_began
            12:00:01.000  #1 Tickets-Read permitted, Routine
                             scopes tickets.read at https://tickets.contoso.example/
                             arguments 1,234 bytes, digest arguments-digest
                             policy policy-digest
            12:00:01.100     #2 Customers-Find permitted, Routine
                                scopes tickets.read at https://tickets.contoso.example/
                                arguments 1,234 bytes, digest arguments-digest
                                policy policy-digest
            12:00:01.200     #2 Customers-Find succeeded after 119 ms, 4,096 bytes, 3 items
            12:00:01.300  #1 Tickets-Read succeeded after 119 ms, 4,096 bytes, 3 items
            12:00:02.000  #3 Refunds-Issue DENIED, ZTA-D401 ApprovalPending
                             The call waits for approval; repeat it, or resume it by its approval id, once it is given.
                             approval ap-1
            12:00:02.100  approval_requested: Refunds-Issue
                             approval ap-1
            12:00:09.000  approval_given: Refunds-Issue
                             approval ap-1 by approver-7
            12:00:10.000  #4 Refunds-Issue permitted, HighRisk
                             approval ap-1 by approver-7
                             scopes tickets.read at https://tickets.contoso.example/
                             arguments 1,234 bytes, digest arguments-digest
                             policy policy-digest
            12:00:10.500  #4 Refunds-Issue succeeded after 119 ms, 4,096 bytes, 3 items
            12:00:11.000  #5 Users-Delete DENIED, ZTA-D201 NoGrant
                             The agent has no grant for a scope that the tool needs.
            12:00:12.000  #6 Tickets-Read permitted, Routine
                             scopes tickets.read at https://tickets.contoso.example/
                             arguments 1,234 bytes, digest arguments-digest
                             policy policy-digest
                          #6 Tickets-Read STILL OPEN: it started, and no outcome is recorded

            6 calls: 3 succeeded, 2 denied, 1 still open.

            """.ReplaceLineEndings("\n"),
            string.Join('\n', CliRun.Of("audit", "trace", _audit.Root, "s-1").AssertInert().Output.Split('\n').Select(static l => l.TrimEnd())));
    }

    [Fact]
    public void Trace_ProcessEnded_SaysThatNobodyKnows()
    {
        _audit.Write(Sample.Intent(1, 1));
        _audit.Write(); // the next run closes what was open
        string output = CliRun.Of("audit", "trace", _audit.Root, "s-1").Output;
        Assert.Contains("#1 Tickets-Read UNKNOWN: the process ended before the call did, and nobody knows what came of it", output, StringComparison.Ordinal);
        Assert.Contains("1 call: 1 unknown.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("OPEN", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_DeniedAfterItsIntent_HasNotStarted()
    {
        _audit.Write(Sample.Intent(1, 1), Sample.Denied(1, 2, ReasonCodes.ApprovalMismatch));
        string output = CliRun.Of("audit", "trace", _audit.Root, "s-1").Output;
        Assert.Contains("1 call: 1 denied.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("OPEN", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_HowCallsEnded_IsSaidInWords()
    {
        _audit.Write(
            Sample.Outcome(1, 1, change: static r => { r.Status = CallStatus.Failed; r.Detail = "HttpRequestException"; r.ResultBytes = -1; r.ResultItems = -1; }),
            Sample.Outcome(2, 2, change: static r => { r.Status = CallStatus.Withheld; r.Reason = ReasonCodes.ResultWithheld; r.ResultItems = -1; r.Duration = TimeSpan.FromSeconds(2.5); }),
            Sample.Outcome(3, 3, change: static r => { r.Status = CallStatus.Cancelled; r.ResultBytes = -1; r.ResultItems = -1; r.Duration = TimeSpan.FromMicroseconds(70); }),
            Sample.Outcome(4, 4, change: static r => { r.Status = CallStatus.Abandoned; r.ResultBytes = 1; r.ResultItems = -1; }));
        string output = CliRun.Of("audit", "trace", _audit.Root, "s-1").Output;
        Assert.Contains("#1 Tickets-Read FAILED after 119 ms, HttpRequestException\n", output, StringComparison.Ordinal);
        Assert.Contains("#2 Tickets-Read WITHHELD after 2.5 s: it ran, and its result was kept back, ZTA-D901 ResultWithheld, 4,096 bytes\n", output, StringComparison.Ordinal);
        Assert.Contains("#3 Tickets-Read cancelled after 70 µs\n", output, StringComparison.Ordinal);
        Assert.Contains("#4 Tickets-Read abandoned after 119 ms, 1 byte\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_ParallelCallsWithNestedOnes_KeepsEachBelowItsOwn()
    {
        _audit.Write(
            Sample.Intent(1, 1, Sample.Chain(tool: "A")),
            Sample.Intent(2, 2, Sample.Chain(tool: "B")),
            Sample.Intent(3, 3, Sample.Chain(tool: "InB"), static r => r.ParentCallNumber = 2),
            Sample.Intent(4, 4, Sample.Chain(tool: "InA"), static r => r.ParentCallNumber = 1),
            Sample.Outcome(3, 5, Sample.Chain(tool: "InB"), static r => r.ParentCallNumber = 2),
            Sample.Outcome(1, 6, Sample.Chain(tool: "A")),
            Sample.Outcome(4, 7, Sample.Chain(tool: "InA"), static r => r.ParentCallNumber = 1),
            Sample.Outcome(2, 8, Sample.Chain(tool: "B")));
        string[] calls = [.. CliRun.Of("audit", "trace", _audit.Root, "s-1").Lines.Where(static l => l.StartsWith("12:", StringComparison.Ordinal)).Select(static l => string.Join(' ', l[14..].Split(' ').Take(l[14] == ' ' ? 6 : 3)).TrimEnd(','))];
        Assert.Equal(["#1 A permitted", "   #4 InA permitted", "   #4 InA succeeded", "#1 A succeeded", "#2 B permitted", "   #3 InB permitted", "   #3 InB succeeded", "#2 B succeeded"], calls);
    }

    [Fact]
    public void Trace_ParentsThatLeadInCirclesOrNowhere_StillShowsEveryCall()
    {
        _audit.Write(
            Sample.Intent(1, 1, change: static r => r.ParentCallNumber = 2),
            Sample.Intent(2, 2, change: static r => r.ParentCallNumber = 1),
            Sample.Intent(3, 3, change: static r => r.ParentCallNumber = 3),
            Sample.Intent(9, 4, change: static r => r.ParentCallNumber = 7));
        CliRun run = CliRun.Of("audit", "trace", _audit.Root, "s-1");
        Assert.Equal(4, run.Lines.Count(static l => l.Contains("permitted", StringComparison.Ordinal)));
        Assert.Contains("4 calls: 4 still open.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_CallsNestedWithoutEnd_NeedsNoStack()
    {
        _audit.Write([.. Enumerable.Range(1, 5_000).Select(static i => Sample.Intent(i, i, change: r => r.ParentCallNumber = i - 1))]);
        CliRun run = CliRun.Of("audit", "trace", _audit.Root, "s-1");
        Assert.Contains("5,000 calls: 5,000 still open.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_SessionInTwoLogs_IsOneStory()
    {
        using (FileAuditLog first = _audit.Open())
        using (FileAuditLog second = _audit.Open())
        {
            AuditDirectory.Append(first, Sample.Intent(1, 1), Sample.Outcome(1, 3));
            AuditDirectory.Append(second, Sample.Event("approval_given", 2), Sample.Intent(1, 2, Sample.Chain("s-other")));
        }

        CliRun run = CliRun.Of("audit", "trace", _audit.Root, "s-1");
        Assert.Contains("  recorded in   log-1; log-2\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("approval_given", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s-other", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_NotYetSigned_IsSaid()
    {
        using FileAuditLog log = _audit.Open();
        AuditDirectory.Append(log, Sample.Intent(1, 1));
        Assert.Contains("not in the signed tree yet", CliRun.Of("audit", "trace", _audit.Root, "s-1").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_HostileText_PrintsNothingThatActs()
    {
        const string session = "s-1\u001b[2J [bold]";
        _audit.Write(
            Sample.Intent(1, 1, Sample.Chain(session, "T\u202e\r\nSession s-2", "[/]", "\u0007", "o\u2028")),
            Sample.Outcome(1, 2, Sample.Chain(session), static r => { r.Status = CallStatus.Failed; r.Detail = "\u001b]8;;http://a.example\u0007x"; }));
        foreach (int? width in (int?[])[null, 80, 160])
        {
            CliRun run = CliRun.Of(width, "audit", "trace", _audit.Root, session).AssertInert();
            Assert.Equal(0, run.ExitCode);
            Assert.StartsWith("Session s-1\\u001b[2J [bold]", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Trace_BeginningOfAnId_FindsTheOnlySessionThatHasIt()
    {
        _audit.Write(Sample.Intent(1, 1, Sample.Chain("abc1")), Sample.Intent(1, 2, Sample.Chain("abc2")), Sample.Intent(1, 3, Sample.Chain("abc12")), Sample.Intent(1, 4, Sample.Chain("esc\u001b")));
        Assert.StartsWith("Session abc2\n", CliRun.Of("audit", "trace", _audit.Root, "abc2\u2026").Output, StringComparison.Ordinal);
        Assert.StartsWith("Session abc1\n", CliRun.Of("audit", "trace", _audit.Root, "abc1").Output, StringComparison.Ordinal);
        Assert.StartsWith("Session esc\\u001b\n", CliRun.Of("audit", "trace", _audit.Root, "esc\\u001b").Output, StringComparison.Ordinal);
        CliRun several = CliRun.Of("audit", "trace", _audit.Root, "abc");
        Assert.Equal((2, ""), (several.ExitCode, several.Output));
        Assert.Equal("'abc' begins the ids of several sessions: abc1, abc12, abc2." + Environment.NewLine, several.Error);
    }

    [Fact]
    public void Trace_NarrowScreen_WrapsBelowItself()
    {
        _audit.Write(Sample.Denied(1, 1, ReasonCodes.ApprovalPending));
        string[] lines = CliRun.Of(60, "audit", "trace", _audit.Root, "s-1").Lines;
        Assert.All(lines, static l => Assert.InRange(l.TrimEnd().Length, 1, 60));
        int at = Array.FindIndex(lines, static l => l.Contains("The call waits", StringComparison.Ordinal));
        Assert.StartsWith(new string(' ', 17), lines[at + 1], StringComparison.Ordinal);
    }
}
