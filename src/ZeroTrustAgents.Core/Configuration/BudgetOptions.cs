namespace ZeroTrustAgents.Configuration;

/// <summary>What a budget counts.</summary>
public enum BudgetUnit
{
    /// <summary>Calls that were permitted.</summary>
    Calls,

    /// <summary>Bytes of results. Each call gets what is left as the limit of its result.</summary>
    Bytes,

    /// <summary>Items of results. Each call gets what is left as the limit of its result.</summary>
    Items,

    /// <summary>The sum of a numeric argument: money, seats, litres. Its sign does not count.</summary>
    Argument,
}

/// <summary>Whose consumption a budget adds up.</summary>
public enum BudgetScope
{
    /// <summary>That of one session.</summary>
    Session,

    /// <summary>That of the agent, for whomever it works.</summary>
    Agent,

    /// <summary>That of the agent for one subject.</summary>
    Subject,
}

/// <summary>How much of something a grant permits. Counted exactly, also by calls that race; kept in memory, so that a restart begins anew.</summary>
public sealed class BudgetOptions
{
    /// <summary>The most of it. Required, greater than zero.</summary>
    public decimal Limit { get; set; }

    /// <summary>What is counted. Default: <see cref="BudgetUnit.Calls"/>.</summary>
    public BudgetUnit Of { get; set; }

    /// <summary>The argument that is added up. Required for <see cref="BudgetUnit.Argument"/>, and for nothing else.</summary>
    public string? Argument { get; set; }

    /// <summary>Whose consumption is added up. Default: <see cref="BudgetScope.Session"/>.</summary>
    public BudgetScope Per { get; set; }

    /// <summary>A sliding window: what was consumed longer ago does not count. Default: everything counts.</summary>
    public TimeSpan? Window { get; set; }

    /// <summary>The tier of a call that goes beyond the limit. Default: it is denied.</summary>
    public TrustTier? Beyond { get; set; }
}
