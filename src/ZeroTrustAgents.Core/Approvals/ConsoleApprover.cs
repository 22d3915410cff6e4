using System.Security.Claims;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Asks the person at the console, one request at a time, on a thread of its own. A yes needs the request's code, which
/// nobody can know before the request is shown: neither type-ahead nor text inside the request can answer it. Without an
/// interactive console nothing is decided; the request stays open. For development: whoever sits there is the approver
/// <c>console:user</c>, who has to be listed like any other. While a question is open it reads the console's input, so the
/// host should not read it at the same time.
/// </summary>
public sealed class ConsoleApprover : IAnsweringNotifier
{
    private const int MaxTries = 3;

    private readonly Lock _lock = new();
    private readonly Queue<(ApprovalRequest Request, ApprovalService Approvals)> _waiting = new();
    private readonly TextReader _in;
    private readonly TextWriter _out;
    private readonly ILogger _logger;
    private readonly ClaimsPrincipal _principal;
    private bool _asking;
    private volatile bool _unattended;
    private Task<string?>? _line;

    /// <summary>Asks on the process's console.</summary>
    public ConsoleApprover(ILogger<ConsoleApprover>? logger = null)
        : this(Console.In, Console.Out, !Console.IsInputRedirected && !Console.IsOutputRedirected, Environment.UserName, logger)
    {
    }

    internal ConsoleApprover(TextReader input, TextWriter output, bool interactive, string userName, ILogger<ConsoleApprover>? logger = null)
    {
        _in = input;
        _out = output;
        _unattended = !interactive;
        _logger = logger ?? NullLogger<ConsoleApprover>.Instance;
        PrincipalId = IdOf(userName);
        _principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", PrincipalId), new Claim("name", userName)], "console", "name", "role"));
    }

    /// <summary>The id under which the console's user has to be listed.</summary>
    public string PrincipalId { get; }

    internal static string IdOf(string userName) =>
        PersonId.ConsolePrefix + string.Concat(userName.Select(c => char.IsWhiteSpace(c) ? '_' : c));

    ValueTask IAnsweringNotifier.NotifyAsync(ApprovalRequest request, ApprovalService approvals, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _waiting.Enqueue((request, approvals));
            if (!_asking)
            {
                _asking = true;
                _ = Task.Run(AskAllAsync, CancellationToken.None);
            }
        }

        return ValueTask.CompletedTask;
    }

    private async Task AskAllAsync()
    {
        while (true)
        {
            (ApprovalRequest Request, ApprovalService Approvals) next;
            lock (_lock)
            {
                if (!_waiting.TryDequeue(out next))
                {
                    _asking = false;
                    return;
                }
            }

            using var done = new CancellationTokenSource();
            try
            {
                await AskAsync(next.Request, next.Approvals, done.Token).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                _logger.AnswerFailed(next.Request.Id, e);
            }
            finally
            {
                await done.CancelAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task AskAsync(ApprovalRequest request, ApprovalService approvals, CancellationToken done)
    {
        if (_unattended)
        {
            await SayAsync($"Nobody can answer at this console: approval {request.Id} stays open. Decide it through ApprovalService.").ConfigureAwait(false);
            return;
        }

        Task<ApprovalRequest?> settled = approvals.WhenSettledAsync(request.Id, done).AsTask();
        if (settled.IsCompleted)
            return;
        await _out.WriteAsync($"\nAPPROVAL REQUEST {request.Id}\n{request.Display}").ConfigureAwait(false);
        for (int tries = 0; tries < MaxTries; tries++)
        {
            await _out.WriteAsync($"approve? [y {request.ConfirmationCode} / n] ").ConfigureAwait(false);
            await _out.FlushAsync(done).ConfigureAwait(false);
            // A read cannot be taken back: one that outlives its question serves the next.
            _line ??= Task.Factory.StartNew(_in.ReadLine, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            if (await Task.WhenAny(_line, settled).ConfigureAwait(false) == settled)
            {
                await SayAsync($"\nApproval {request.Id} no longer waits.").ConfigureAwait(false);
                return;
            }

            Task<string?> read = _line;
            _line = null;
            if (await read.ConfigureAwait(false) is not { } line)
            {
                _unattended = true;
                await SayAsync($"\nThe console's input has ended: approval {request.Id} stays open. Decide it through ApprovalService.").ConfigureAwait(false);
                return;
            }

            if (await TryAnswerAsync(request, approvals, line.Trim()).ConfigureAwait(false) is { } result)
            {
                string said = result.Outcome == ApprovalActionOutcome.Accepted && await approvals.GetAsync(request.Id, done).ConfigureAwait(false) is { } decided
                    ? decided.State.ToString()
                    : result.Outcome.ToString();
                await SayAsync($"Approval {request.Id}: {said}.").ConfigureAwait(false);
                return;
            }
        }

        await SayAsync($"No answer: approval {request.Id} stays open. Decide it through ApprovalService.").ConfigureAwait(false);
    }

    private async ValueTask<ApprovalActionResult?> TryAnswerAsync(ApprovalRequest request, ApprovalService approvals, string line)
    {
        if (line.Equals("n", StringComparison.OrdinalIgnoreCase) || line.Equals("no", StringComparison.OrdinalIgnoreCase))
            return await approvals.DenyAsync(request.Id, _principal, "denied at the console").ConfigureAwait(false);
        if (line.Equals($"y {request.ConfirmationCode}", StringComparison.OrdinalIgnoreCase))
            return await approvals.ApproveAsync(request.Id, _principal).ConfigureAwait(false);
        return null;
    }

    private Task SayAsync(string text) => _out.WriteLineAsync(text);
}
