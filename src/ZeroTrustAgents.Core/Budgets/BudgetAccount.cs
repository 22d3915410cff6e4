namespace ZeroTrustAgents.Budgets;

/// <summary>What was consumed of one budget by one session, agent or subject. Thread-safe.</summary>
internal sealed class BudgetAccount
{
    /// <summary>Entries of a window; of more, the two oldest become one, of the later time: it counts longer than it had to, never shorter.</summary>
    private const int MostEntries = 4096;

    private readonly Lock _lock = new();
    private readonly LinkedList<Entry> _entries = new();
    private decimal _sum;

    /// <summary>Takes an amount if there is room for it.</summary>
    /// <param name="amount">How much.</param>
    /// <param name="upTo">Whether less will do: then what is left is taken, if that is anything.</param>
    /// <param name="mayExceed">Whether it is taken although there is no room.</param>
    /// <param name="limit">The limit now.</param>
    /// <param name="window">How long an amount counts; <see langword="null"/> for always.</param>
    /// <param name="now">When.</param>
    /// <param name="exceeded">Whether there was no room.</param>
    /// <returns>What was taken; <see langword="null"/> when nothing was.</returns>
    public Taken? Take(decimal amount, bool upTo, bool mayExceed, decimal limit, TimeSpan? window, DateTimeOffset now, out bool exceeded)
    {
        lock (_lock)
        {
            Forget(window, now);
            exceeded = _sum + amount > limit;
            if (exceeded && upTo && limit > _sum)
                (amount, exceeded) = (limit - _sum, false);
            return exceeded && !mayExceed ? null : new Taken(this, Add(amount, window, now), amount);
        }
    }

    private Entry Add(decimal amount, TimeSpan? window, DateTimeOffset now)
    {
        _sum += amount;

        // Without a window nothing is forgotten: one entry is enough. A call that was asked for earlier than the last counts from then.
        if (_entries.Last?.Value is { } last && (window is null || last.Time >= now))
        {
            last.Amount += amount;
            return last;
        }

        var entry = new Entry { Time = now, Amount = amount };
        _entries.AddLast(entry);
        if (_entries.Count > MostEntries)
        {
            Entry oldest = _entries.First!.Value, next = _entries.First.Next!.Value;
            next.Amount += oldest.Amount;
            oldest.Into = next;
            _entries.RemoveFirst();
        }

        return entry;
    }

    private void Forget(TimeSpan? window, DateTimeOffset now)
    {
        while (window is { } span && _entries.First?.Value is { } oldest && oldest.Time <= now - span)
        {
            _sum -= oldest.Amount;
            oldest.IsForgotten = true;
            _entries.RemoveFirst();
        }
    }

    /// <summary>What a call took: it can give back what it does not consume, once.</summary>
    internal readonly struct Taken(BudgetAccount account, Entry entry, decimal amount)
    {
        public decimal Amount => amount;

        public void GiveBack(decimal part)
        {
            lock (account._lock)
            {
                Entry at = entry;
                while (at.Into is { } next)
                    at = next;
                if (at.IsForgotten)
                    return;
                at.Amount -= part;
                account._sum -= part;
            }
        }
    }

    internal sealed class Entry
    {
        public DateTimeOffset Time { get; init; }

        public decimal Amount { get; set; }

        /// <summary>The entry that it became part of.</summary>
        public Entry? Into { get; set; }

        public bool IsForgotten { get; set; }
    }
}
