using System.Collections.Concurrent;

namespace ZeroTrustAgents.Calls;

/// <summary>
/// The calls that are running now. What flows with a call's asynchronous work is its number and nothing else: work
/// that outlives the call finds no entry here, and so neither token nor authority.
/// </summary>
internal sealed class LiveCalls
{
    private readonly ConcurrentDictionary<long, LiveCall> _calls = new();
    private readonly AsyncLocal<long> _current = new();
    private long _last;

    /// <summary>Id of the call this code runs in, live or ended; 0 outside of any.</summary>
    public long CurrentId => _current.Value;

    /// <summary>The live call this code runs in; <see langword="null"/> outside of any, or when that call has ended or was stopped.</summary>
    public LiveCall? Current =>
        _current.Value is not 0 and long id && _calls.TryGetValue(id, out LiveCall? call) && !call.Stopped.IsCancellationRequested ? call : null;

    public long Register(LiveCall call)
    {
        long id = Interlocked.Increment(ref _last);
        _calls[id] = call;
        return id;
    }

    /// <summary>Makes <paramref name="id"/> the current call of this asynchronous flow. Call it in an async method: the caller's flow is then left as it was.</summary>
    public void Enter(long id) => _current.Value = id;

    public void End(long id) => _calls.TryRemove(id, out _);
}
