using System.Collections.Concurrent;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Inspection;

namespace ZeroTrustAgents.Calls;

/// <summary>Recognises streams among results and keeps their call alive until they end.</summary>
internal static class GuardedStream
{
    private delegate IOpenStream Factory(object source, ToolCall call, CallRun run, CancellationToken running);

    private static readonly ConcurrentDictionary<Type, Factory?> Factories = new();

    /// <summary>The guarded form of <paramref name="value"/>; <see langword="null"/> when it is no stream.</summary>
    public static IOpenStream? Wrap(object? value, ToolCall call, CallRun run, CancellationToken running)
    {
        if (value is null or string || Factories.GetOrAdd(value.GetType(), static t => StreamTypes.FactoryFor<Factory>(t, typeof(GuardedStream<>), nameof(GuardedStream<int>.Create))) is not { } factory)
            return null;
        IOpenStream stream = factory(value, call, run, running);
        call.Tool.Session.Track(stream);
        return stream;
    }
}

/// <summary>A stream whose call is still running.</summary>
internal interface IOpenStream
{
    /// <summary>Ends the call of a stream that nobody will read to its end.</summary>
    ValueTask AbandonAsync();

    /// <summary>Ends the call of a stream that may not be handed out.</summary>
    ValueTask<Exception> RefuseAsync(ReasonCode reason);
}

/// <summary>
/// A tool's stream under guard. The call lives until the stream ends, is disposed or its session ends; every step runs
/// inside the call, is checked against revocation, and is inspected. One permit is one reading: a second one is refused.
/// </summary>
internal sealed class GuardedStream<T> : IAsyncEnumerable<T>, IAsyncEnumerator<T>, IOpenStream
{
    private readonly IAsyncEnumerable<T> _source;
    private readonly ToolCall _call;
    private readonly CallRun _run;
    private readonly CancellationToken _running;
    private readonly StreamInspector _inspector;
    private IAsyncEnumerator<T>? _inner;
    private CancellationToken _token;
    private CancellationTokenSource? _linked;
    private int _opened;
    private int _ended;
    private bool _complete;
    private Queue<T>? _ready;

    private GuardedStream(IAsyncEnumerable<T> source, ToolCall call, CallRun run, CancellationToken running)
    {
        _source = source;
        _call = call;
        _run = run;
        _running = running;
        _inspector = run.InspectorFor(call);
        Current = default!;
    }

    public T Current { get; private set; }

    public static IOpenStream Create(object source, ToolCall call, CallRun run, CancellationToken running) =>
        new GuardedStream<T>((IAsyncEnumerable<T>)source, call, run, running);

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _opened, 1) != 0)
            throw new InvalidOperationException("A guarded stream can be read once: each reading would be another call. Invoke the tool again.");
        CancellationToken token = _running;
        if (cancellationToken.CanBeCanceled)
        {
            _linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _running);
            token = _linked.Token;
        }

        _token = token;
        return this;
    }

    public async ValueTask<bool> MoveNextAsync()
    {
        // Revocation is asked for here, because the consumer may have taken its time, and after each step, for what the step
        // brought: a step that gives nothing to hand out is followed by another at once.
        if (_call.Tool.Session.RevokedReason() is { } ended && !_complete)
            throw await RefuseAsync(ended).ConfigureAwait(false);
        if (_ready is { Count: > 0 })
            return Give(_ready.Dequeue());
        while (Volatile.Read(ref _ended) == 0)
        {
            if (_run.TimeIsUp(_call) is { } over)
                throw await RefuseAsync(over).ConfigureAwait(false);
            bool more = await StepAsync().ConfigureAwait(false);
            if ((_call.Live!.Violation ?? _call.Tool.Session.RevokedReason()) is { } violation)
                throw await RefuseAsync(violation).ConfigureAwait(false);

            // Text that may be the beginning of a credential is held back: a step may give nothing, or what came before.
            InspectedChunk chunk = more ? _inspector.Next(_inner!.Current) : new InspectedChunk(_inspector.Complete(), null, HasValue: false);
            if (_inspector.Reason is { } withheld)
                throw await RefuseAsync(withheld).ConfigureAwait(false);
            if (!more)
            {
                _complete = true;
                await EndAsync(CallStatus.Succeeded, null).ConfigureAwait(false);
            }

            if (chunk.Before is null && chunk.HasValue)
                return Give((T)chunk.Value!);
            if (chunk.Before is not null)
                return Give(First(chunk));
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        _complete = true;
        try
        {
            _run.Enter(_call);
            if (_inner is not null)
                await _inner.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (_run.CredentialIn(_call, exception))
                throw new ToolFailedException(exception.GetType());
            _call.Tool.Session.Context.Observe(_call, exception);
            throw;
        }
        finally
        {
            // A source that cannot be closed does not keep its call open.
            await EndAsync(CallStatus.Abandoned, null).ConfigureAwait(false);
            _linked?.Dispose();
        }
    }

    public ValueTask AbandonAsync() => EndAsync(CallStatus.Abandoned, null);

    /// <summary>The first piece of what goes on; the others wait.</summary>
    private T First(in InspectedChunk chunk)
    {
        _ready ??= new();
        foreach (string text in chunk.Before!)
            _ready.Enqueue((T)(object)text);
        if (chunk.HasValue)
            _ready.Enqueue((T)chunk.Value!);
        return _ready.Dequeue();
    }

    private bool Give(T value)
    {
        _call.Tool.Session.Context.ObservePiece(_call, value);
        Current = value;
        return true;
    }

    private async ValueTask<bool> StepAsync()
    {
        try
        {
            // The consumer's flow is not the call's: the call is entered again at every step.
            _run.Enter(_call);
            _inner ??= _source.GetAsyncEnumerator(_token);
            return await _inner.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _call.Tool.Session.Untrack(this);
            if (Interlocked.Exchange(ref _ended, 1) == 0 && await _run.End.FailAsync(_call, exception, null, _linked?.Token ?? default).ConfigureAwait(false) is { } denial)
                throw new ToolDeniedException(denial);
            if (_run.CredentialIn(_call, exception))
                throw new ToolFailedException(exception.GetType());
            _call.Tool.Session.Context.Observe(_call, exception);
            throw;
        }
    }

    public async ValueTask<Exception> RefuseAsync(ReasonCode reason)
    {
        await EndAsync(CallStatus.Withheld, reason).ConfigureAwait(false);
        return new ToolDeniedException(new ToolDenial(reason));
    }

    private async ValueTask EndAsync(CallStatus status, ReasonCode? reason)
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return;
        _call.Tool.Session.Untrack(this);
        await _run.End.EndAsync(_call, null, status, reason, null, _inspector.Bytes, _inspector.Items, _inspector.SecretsFound).ConfigureAwait(false);
    }
}
