namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Failed attempts and used time steps by subject, in this process. An attempt is booked before its code is looked at, so
/// parallel guesses cannot exceed the limit.
/// </summary>
internal sealed class TotpLedger(TotpOptions options)
{
    private const int SweepFrom = 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private int _sweepAt = SweepFrom;

    internal int Count
    {
        get
        {
            lock (_lock)
                return _accounts.Count;
        }
    }

    /// <summary>Books an attempt; <see langword="false"/> while the subject is locked.</summary>
    public bool TryBook(string subject, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_accounts.Count >= _sweepAt)
                Sweep(now);
            if (!_accounts.TryGetValue(subject, out Account? account))
                _accounts.Add(subject, account = new Account());
            if (account.LockedUntil != default)
            {
                if (now < account.LockedUntil)
                    return false;
                account.LockedUntil = default;
                account.Attempts.Clear();
            }

            account.LastSeen = now;
            account.Attempts.RemoveAll(a => a <= now - options.AttemptWindow);
            account.Attempts.Add(now);
            if (account.Attempts.Count >= options.MaxAttempts)
                account.LockedUntil = now + options.Lockout;
            return true;
        }
    }

    /// <summary>Takes back an attempt that did not fail.</summary>
    public void Refund(string subject, DateTimeOffset booked)
    {
        lock (_lock)
        {
            if (_accounts.TryGetValue(subject, out Account? account) && account.Attempts.Remove(booked))
                account.LockedUntil = default;
        }
    }

    /// <summary>Uses up a time step; <see langword="false"/> when it or a later one was used (RFC 6238, section 5.2).</summary>
    public bool TryUse(string subject, long step)
    {
        lock (_lock)
        {
            if (!_accounts.TryGetValue(subject, out Account? account) || step <= account.LastStep)
                return false;
            account.LastStep = step;
            return true;
        }
    }

    // Forgets whom neither a lock, nor an attempt, nor a used step that could still be replayed concerns.
    private void Sweep(DateTimeOffset now)
    {
        TimeSpan memory = options.AttemptWindow + options.Lockout + (options.Step * ((2 * options.VerificationWindow) + 2));
        foreach ((string subject, Account account) in _accounts)
        {
            if (now - account.LastSeen > memory)
                _accounts.Remove(subject);
        }

        _sweepAt = Math.Max(SweepFrom, 2 * _accounts.Count);
    }

    private sealed class Account
    {
        public List<DateTimeOffset> Attempts { get; } = [];

        public DateTimeOffset LockedUntil { get; set; }

        public DateTimeOffset LastSeen { get; set; }

        public long LastStep { get; set; } = -1;
    }
}
