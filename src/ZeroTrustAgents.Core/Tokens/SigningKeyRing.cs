namespace ZeroTrustAgents.Tokens;

/// <summary>The key that signs now and those that did, in memory or in a file. Thread-safe.</summary>
internal sealed class SigningKeyRing : IDisposable
{
    /// <summary>A token signed at the last moment of a key is valid that long, on the slowest clock that is accepted.</summary>
    private static readonly TimeSpan PublishedAfterRetirement = ToolTokenClaims.MaxLifetime + ToolTokenClaims.MaxClockSkew;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _rotateAfter;
    private readonly KeyFile? _file;
    private volatile State _state;

    public SigningKeyRing(string? keyFile, TimeSpan rotateAfter, TimeProvider time)
    {
        _time = time;
        _rotateAfter = rotateAfter;
        _file = keyFile is null ? null : new KeyFile(keyFile);
        _state = _file?.LoadOrCreate(time.GetUtcNow()) ?? new State(SigningKey.Generate(time.GetUtcNow()), []);
    }

    /// <summary>The key to sign with. Take the time of the token before this key: then no token outlives its key's publication.</summary>
    public SigningKey Current
    {
        get
        {
            if (IsDue(_state.Current))
                Rotate(onlyIfDue: true);
            return _state.Current;
        }
    }

    public IEnumerable<EcPublicKey> Published
    {
        get
        {
            State state = _state;
            DateTimeOffset now = _time.GetUtcNow();
            return [state.Current.Public, .. state.Retired.Where(r => r.PublishedUntil > now).Select(r => r.Key)];
        }
    }

    /// <summary>Puts a new key in the place of the current one. Without room for it on disk nothing changes, and it throws.</summary>
    public void Rotate() => Rotate(onlyIfDue: false);

    public void Dispose() => _state.Current.Dispose();

    private bool IsDue(SigningKey key) => _rotateAfter != Timeout.InfiniteTimeSpan && _time.GetUtcNow() - key.CreatedAt >= _rotateAfter;

    private void Rotate(bool onlyIfDue)
    {
        lock (_gate)
        {
            State old = _state;
            if (onlyIfDue && !IsDue(old.Current))
                return;
            DateTimeOffset now = _time.GetUtcNow();
            var retired = new RetiredKey(old.Current.Public, now + PublishedAfterRetirement);
            var next = new State(SigningKey.Generate(now), [.. old.Retired.Where(r => r.PublishedUntil > now), retired]);
            try
            {
                _file?.Replace(next);
            }
            catch
            {
                next.Current.Dispose();
                throw;
            }

            // The old key is not disposed: a thread may be signing with it. It is finalised when that thread has let go.
            _state = next;
        }
    }

    /// <param name="Current">Signs.</param>
    /// <param name="Retired">Once did.</param>
    internal sealed record State(SigningKey Current, RetiredKey[] Retired);
}
