namespace ZeroTrustAgents.Analyzers;

/// <summary>What the variables of a member hold of the model's arguments at one place. Keys are symbols, captures of the control flow graph, and <see cref="MemberKey"/>.</summary>
internal sealed class TaintState
{
    private readonly Dictionary<object, Tracked> _values;

    public TaintState() => _values = [];

    private TaintState(TaintState other) => _values = new Dictionary<object, Tracked>(other._values);

    public IEnumerable<KeyValuePair<object, Tracked>> Values => _values;

    public Tracked this[object key]
    {
        get => _values.TryGetValue(key, out Tracked value) ? value : default;
        set
        {
            if (value.IsNone)
                _values.Remove(key);
            else
                _values[key] = value;
        }
    }

    public TaintState Clone() => new(this);

    public void Add(object key, Tracked value)
    {
        if (!value.IsNone)
            _values[key] = this[key] | value;
    }

    /// <summary>Adds what is known on another way to the same place.</summary>
    /// <returns>Whether that was news.</returns>
    public bool Join(TaintState other, List<Taint> checks)
    {
        bool changed = false;
        foreach (KeyValuePair<object, Tracked> pair in other._values)
        {
            Tracked old = this[pair.Key];
            Tracked joined = (old | pair.Value).Judged(checks);
            if (joined == old)
                continue;
            _values[pair.Key] = joined;
            changed = true;
        }

        return changed;
    }

    /// <summary>The state on one side of a check.</summary>
    public TaintState After(int check, Taint told, bool held)
    {
        var after = new TaintState();
        foreach (KeyValuePair<object, Tracked> pair in _values)
            after._values[pair.Key] = pair.Value.After(check, told, held);
        return after;
    }

    /// <summary>Takes arguments out of everything: what was called throws unless they are right.</summary>
    public void Clear(Taint told)
    {
        if (told.IsNone)
            return;
        foreach (object key in _values.Keys.ToArray())
            this[key] = this[key].Except(told);
    }

    /// <summary>The same state with all checks judged: for a function with checks of its own.</summary>
    public TaintState Settle(List<Taint> checks)
    {
        var settled = new TaintState();
        foreach (KeyValuePair<object, Tracked> pair in _values)
            settled[pair.Key] = new Tracked(pair.Value.Unchecked(checks));
        return settled;
    }
}
