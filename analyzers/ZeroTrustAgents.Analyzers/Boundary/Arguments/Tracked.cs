namespace ZeroTrustAgents.Analyzers;

/// <summary>What is known of a value at one place: the model's arguments in it, and the checks of them that were passed on the way.</summary>
/// <param name="Open">Arguments that reach the place by a way without a check.</param>
/// <param name="Held">Arguments that were checked on every way.</param>
/// <param name="Yes">The checks, by number, after which the value got here where they held.</param>
/// <param name="No">The checks after which it got here where they did not.</param>
internal readonly record struct Tracked(Taint Open, Taint Held = default, ulong Yes = 0, ulong No = 0)
{
    public Taint All => Open | Held;

    public bool IsNone => All.IsNone;

    public static Tracked operator |(Tracked left, Tracked right) =>
        new(left.Open | right.Open, left.Held | right.Held, left.Yes | right.Yes, left.No | right.No);

    public Tracked Only(Danger dangers) => this with { Open = Open.Only(dangers), Held = Held.Only(dangers) };

    public Tracked Without(Danger dangers) => Only(Danger.All & ~dangers);

    public Tracked Except(Taint taint) => this with { Open = Open.Except(taint), Held = Held.Except(taint) };

    /// <summary>The value on one side of a check. The last outcome counts: in a loop, the check of the round before says nothing.</summary>
    public Tracked After(int check, Taint told, bool held)
    {
        if ((All & told).IsNone)
            return this;
        ulong bit = 1UL << check;
        return new Tracked(Open.Except(told), Held | (Open & told), held ? Yes | bit : Yes & ~bit, held ? No & ~bit : No | bit);
    }

    /// <summary>The value where ways meet: a check after either outcome of which one gets here was none.</summary>
    public Tracked Judged(List<Taint> checks)
    {
        if (Held.IsNone)
            return this;
        Taint open = Unchecked(checks);
        return this with { Open = open, Held = Held.Except(open) };
    }

    /// <summary>
    /// The arguments that nothing keeps from being anything: unchecked, or checked with the same code after either outcome.
    /// Which outcome is the good one is not asked: a list may be one of the allowed or of the forbidden.
    /// </summary>
    public Taint Unchecked(List<Taint> checks)
    {
        Taint decided = default;
        ulong decisive = Yes ^ No;
        for (int i = 0; i < checks.Count; i++)
        {
            if ((decisive >> i & 1) != 0)
                decided |= checks[i];
        }

        return Open | Held.Except(decided);
    }
}
