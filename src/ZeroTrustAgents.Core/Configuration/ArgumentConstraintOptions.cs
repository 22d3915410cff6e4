namespace ZeroTrustAgents.Configuration;

/// <summary>Constraints on one argument. All that are set have to hold; an absent argument satisfies none but <see cref="Forbidden"/>, unless the parameter has a default, which is then checked.</summary>
public sealed class ArgumentConstraintOptions
{
    /// <summary>The one accepted value, compared by its canonical JSON; text is compared ordinally.</summary>
    public string? EqualTo { get; set; }

    /// <summary>The accepted values.</summary>
    public List<string> OneOf { get; } = [];

    /// <summary>A regular expression that the whole text has to match (anchored, non-backtracking).</summary>
    public string? MatchesRegex { get; set; }

    /// <summary>Least number.</summary>
    public decimal? Minimum { get; set; }

    /// <summary>Greatest number.</summary>
    public decimal? Maximum { get; set; }

    /// <summary>Longest text in UTF-16 code units.</summary>
    public int? MaxLength { get; set; }

    /// <summary>The argument is an absolute http(s) URL whose host is one of these, compared as canonical IDNA or IP.</summary>
    public List<string> Hosts { get; } = [];

    /// <summary>Where the value has to come from: one of these. Part by part, for a value that has several.</summary>
    public Provenance? From { get; set; }

    /// <summary>The caller has to give the argument; a default does not count.</summary>
    public bool Required { get; set; }

    /// <summary>The caller must not give the argument.</summary>
    public bool Forbidden { get; set; }
}
