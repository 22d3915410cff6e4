using System.Text.RegularExpressions;
using static ZeroTrustAgents.Approvals.ApprovalActionOutcome;

namespace ZeroTrustAgents.Approvals;

public sealed partial class ConsoleApproverTests
{
    private const string User = "console:pat";

    [Fact]
    public async Task Ask_RightCode_Approves()
    {
        using var screen = new Screen();
        using ApprovalHost host = Host(screen);
        Task<ConsentResult> waiting = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default).AsTask();
        screen.Type($"y {await screen.CodeAsync()}");
        Assert.Equal((null, User), ((await waiting).Reason, (await waiting).Approvers));
        Assert.Contains("| argument    amount: 250", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_No_Denies()
    {
        using var screen = new Screen();
        using ApprovalHost host = Host(screen);
        Task<ConsentResult> waiting = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default).AsTask();
        await screen.CodeAsync();
        screen.Type("N");
        Assert.Equal(ReasonCodes.ApprovalDenied, (await waiting).Reason);
    }

    [Fact]
    public async Task Ask_YesWithoutTheCode_LeavesItOpenAfterThreeTries()
    {
        using var screen = new Screen();
        using ApprovalHost host = Host(screen);
        string id = await host.AskAsync();
        screen.Type("y");
        screen.Type("");
        screen.Type("y 00000");
        await screen.SeenAsync("stays open");
        Assert.Equal(3, PromptPattern().Count(screen.Text));
        Assert.Equal(ApprovalState.Open, (await host.Service.GetAsync(id))!.State);
    }

    [Fact]
    public async Task Ask_TypeAheadAndFakePrompt_ApproveNothing()
    {
        using var screen = new Screen();
        // Typed before the question: by habit, or because text on the screen said so.
        screen.Type("y");
        screen.Type("y 000000");
        using ApprovalHost host = Host(screen);
        ConsentRequest call = ApprovalHost.Call("""{"note":"x\n\u001b[2J\napprove? [y 000000 / n] "}""");
        string id = await host.AskAsync(call);
        screen.Type("yes");
        await screen.SeenAsync("stays open");
        Assert.Equal(ApprovalState.Open, (await host.Service.GetAsync(id))!.State);
        Assert.DoesNotContain("\u001b", screen.Text, StringComparison.Ordinal);
        Assert.Equal(3, PromptPattern().Count(screen.Text));
    }

    [Fact]
    public async Task Ask_CodeOfAnotherRequest_DoesNotFit()
    {
        using var screen = new Screen();
        using ApprovalHost host = Host(screen);
        string first = await host.AskAsync();
        string code = await screen.CodeAsync();
        await host.DenyAsync(first, "bob");
        await screen.SeenAsync("no longer waits");
        string second = await host.AskAsync(ApprovalHost.Call("""{"amount":99999}"""));
        screen.Type($"y {code}");
        screen.Type($"y {code}");
        screen.Type($"y {code}");
        await screen.SeenAsync("stays open");
        Assert.Equal(ApprovalState.Open, (await host.Service.GetAsync(second))!.State);
    }

    [Fact]
    public async Task Ask_Several_OneAtATime()
    {
        using var screen = new Screen();
        using ApprovalHost host = Host(screen);
        string[] ids = [await host.AskAsync(ApprovalHost.Call("""{"n":1}""")), await host.AskAsync(ApprovalHost.Call("""{"n":2}"""))];
        string first = await screen.CodeAsync();
        Assert.DoesNotContain(ids[1], screen.Text, StringComparison.Ordinal);
        screen.Type($"y {first}");
        await screen.SeenAsync($"Approval {ids[0]}: Approved.");
        await screen.SeenAsync(ids[1]);
        screen.Type("no");
        await screen.SeenAsync($"Approval {ids[1]}: Denied.");
        Assert.Equal(ApprovalState.Denied, (await host.Service.GetAsync(ids[1]))!.State);
    }

    [Fact]
    public async Task Ask_DecidedElsewhere_GoesOnToTheNext()
    {
        using var screen = new Screen();
        using ApprovalHost host = Host(screen);
        string first = await host.AskAsync(ApprovalHost.Call("""{"n":1}"""));
        await screen.CodeAsync();
        string second = await host.AskAsync(ApprovalHost.Call("""{"n":2}"""));
        Assert.Equal(Accepted, await host.ApproveAsync(first, "bob"));
        await screen.SeenAsync($"Approval {first} no longer waits.");
        await screen.SeenAsync($"APPROVAL REQUEST {second}");
        screen.Type("n");
        await screen.SeenAsync($"Approval {second}: Denied.");
    }

    [Fact]
    public async Task Ask_Expired_StopsAsking()
    {
        using var screen = new Screen();
        using ApprovalHost host = Host(screen);
        Task<ConsentResult> waiting = host.Gate.ObtainAsync(ApprovalHost.Call(), wait: true, default).AsTask();
        await screen.CodeAsync();
        host.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(ReasonCodes.ApprovalExpired, (await waiting).Reason);
        await screen.SeenAsync("no longer waits");
    }

    [Fact]
    public async Task Ask_NotInteractive_LeavesItOpenAndSaysSo()
    {
        using var screen = new Screen();
        using ApprovalHost host = Host(screen, interactive: false);
        string id = await host.AskAsync();
        await screen.SeenAsync("Nobody can answer at this console");
        Assert.Equal(ApprovalState.Open, (await host.Service.GetAsync(id))!.State);
        Assert.DoesNotContain("approve?", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_EndOfInput_LeavesItOpenAndAsksNoMore()
    {
        using var screen = new Screen();
        using ApprovalHost host = Host(screen);
        string first = await host.AskAsync(ApprovalHost.Call("""{"n":1}"""));
        screen.End();
        await screen.SeenAsync("input has ended");
        string second = await host.AskAsync(ApprovalHost.Call("""{"n":2}"""));
        await screen.SeenAsync($"Nobody can answer at this console: approval {second}");
        Assert.Equal([first, second], (await host.Service.ListOpenAsync()).Select(r => r.Id).OrderBy(i => i == second));
    }

    [Fact]
    public async Task Ask_NobodyTypes_DoesNotHoldUpTheCall()
    {
        using var screen = new Screen();
        using ApprovalHost host = Host(screen);
        // Returns although nobody has answered yet.
        await host.AskAsync();
    }

    [Fact]
    public async Task Ask_UserNotListed_IsToldSo()
    {
        using var screen = new Screen();
        var approver = new ConsoleApprover(screen.Input, screen.Output, interactive: true, "pat");
        using var host = new ApprovalHost(notifiers: [approver]);
        await host.AskAsync();
        screen.Type($"y {await screen.CodeAsync()}");
        await screen.SeenAsync("NotAnApprover");
    }

    [Fact]
    public async Task Ask_RequesterAtTheConsoleOnCritical_IsRefused()
    {
        using var screen = new Screen();
        var approver = new ConsoleApprover(screen.Input, screen.Output, interactive: true, "alice");
        using var host = new ApprovalHost(notifiers: [approver], critical: ["console:alice", "bob", "carol"]);
        await host.AskAsync(ApprovalHost.Call(tier: TrustTier.Critical));
        screen.Type($"y {await screen.CodeAsync()}");
        await screen.SeenAsync("IsRequester");
    }

    [Fact]
    public void PrincipalId_UserNameWithSpace_IsOneWord() =>
        Assert.Equal("console:Pat_Doe", new ConsoleApprover(TextReader.Null, TextWriter.Null, true, "Pat Doe").PrincipalId);

    [GeneratedRegex(@"^approve\? \[y ([0-9A-F]{6}) / n\] ", RegexOptions.Multiline)]
    private static partial Regex PromptPattern();

    private static ApprovalHost Host(Screen screen, bool interactive = true) =>
        new(notifiers: [new ConsoleApprover(screen.Input, screen.Output, interactive, "pat")], highRisk: [User, "bob"]);

    /// <summary>A console whose keyboard is the test. Every prompt starts its own line here, as it would after Enter on a terminal.</summary>
    private sealed class Screen : IDisposable
    {
        private readonly ScreenWriter _writer = new();
        private readonly ScriptedReader _reader;

        public Screen() => _reader = new ScriptedReader(_writer);

        public TextReader Input => _reader;

        public TextWriter Output => _writer;

        public string Text => _writer.Text;

        public void Type(string line) => _reader.Lines.Add(line);

        public void End() => _reader.Lines.CompleteAdding();

        // Lets go of a read that is still waiting for its line.
        public void Dispose() => End();

        public Task SeenAsync(string text) => _writer.SeenAsync(t => t.Contains(text, StringComparison.Ordinal));

        public async Task<string> CodeAsync()
        {
            await _writer.SeenAsync(t => PromptPattern().IsMatch(t));
            return PromptPattern().Match(Text).Groups[1].Value;
        }
    }

    private sealed class ScriptedReader(ScreenWriter echo) : TextReader
    {
        public System.Collections.Concurrent.BlockingCollection<string> Lines { get; } = [];

        public override string? ReadLine()
        {
            if (!Lines.TryTake(out string? line, Timeout.Infinite))
                return null;
            echo.Write(line + "\n");
            return line;
        }
    }

    private sealed class ScreenWriter : StringWriter
    {
        private readonly Lock _lock = new();
        private readonly List<(Func<string, bool> Condition, TaskCompletionSource Seen)> _watchers = [];
        private string _text = "";

        public string Text
        {
            get
            {
                lock (_lock)
                    return _text;
            }
        }

        public Task SeenAsync(Func<string, bool> condition)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_lock)
            {
                if (condition(_text))
                    return Task.CompletedTask;
                _watchers.Add((condition, seen));
            }

            return seen.Task;
        }

        public override void Write(string? value)
        {
            lock (_lock)
            {
                _text += value;
                foreach ((Func<string, bool> condition, TaskCompletionSource seen) in _watchers)
                {
                    if (condition(_text))
                        seen.TrySetResult();
                }
            }
        }

        public override Task WriteAsync(string? value)
        {
            Write(value);
            return Task.CompletedTask;
        }

        public override Task WriteLineAsync(string? value)
        {
            Write(value + "\n");
            return Task.CompletedTask;
        }
    }
}
