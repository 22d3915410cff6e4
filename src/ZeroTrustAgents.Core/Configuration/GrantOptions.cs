namespace ZeroTrustAgents.Configuration;

/// <summary>Permission to use a scope, with conditions. All conditions have to hold.</summary>
public sealed class GrantOptions
{
    /// <summary>The scope. Required; wildcards are refused.</summary>
    public string Scope { get; set; } = "";

    /// <summary>Limits the grant to one tool (<c>Plugin-Function</c>). Default: every tool that needs the scope.</summary>
    public string? Tool { get; set; }

    /// <summary>Raises the tier of the calls it permits. Default: the tool's own.</summary>
    public TrustTier MinimumTier { get; set; }

    /// <summary>Constraints by argument name.</summary>
    public Dictionary<string, ArgumentConstraintOptions> Arguments { get; } = new(StringComparer.Ordinal);

    /// <summary>How much of something it permits.</summary>
    public List<BudgetOptions> Budgets { get; } = [];

    /// <summary>Hours in which the grant holds. Default: always.</summary>
    public TimeWindowOptions? TimeWindow { get; set; }

    /// <summary>Environments in which the grant holds. Default: all.</summary>
    public List<string> Environments { get; } = [];

    /// <summary>Claims of the subject, each with its accepted values.</summary>
    public Dictionary<string, List<string>> SubjectClaims { get; } = new(StringComparer.Ordinal);
}

/// <summary>A daily window of time.</summary>
public sealed class TimeWindowOptions
{
    /// <summary>First moment of the day that is inside. Default: midnight.</summary>
    public TimeOnly From { get; set; } = TimeOnly.MinValue;

    /// <summary>First moment that is outside again; before <see cref="From"/> it means the next day. Default: midnight, which means the whole day.</summary>
    public TimeOnly To { get; set; } = TimeOnly.MinValue;

    /// <summary>Days on which the window opens. Default: every day.</summary>
    public List<DayOfWeek> Days { get; } = [];

    /// <summary>IANA time zone of all of these. Default: UTC.</summary>
    public string TimeZone { get; set; } = "UTC";
}
