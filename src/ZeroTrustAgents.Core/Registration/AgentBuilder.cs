using ZeroTrustAgents;
using ZeroTrustAgents.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Describes one agent in code: the same that configuration can say.</summary>
public sealed class AgentBuilder
{
    internal AgentOptions Options { get; } = new();

    /// <summary>Names the accountable human. Required; role and no-reply addresses are refused.</summary>
    public AgentBuilder OwnedBy(string mailAddress)
    {
        Options.Owner = mailAddress;
        return this;
    }

    /// <summary>Says when ownership has to be attested again.</summary>
    public AgentBuilder OwnershipExpires(DateTimeOffset when)
    {
        Options.OwnershipExpires = when;
        return this;
    }

    /// <summary>Says what the agent is for. Required.</summary>
    public AgentBuilder WithPurpose(string purpose)
    {
        Options.Purpose = purpose;
        return this;
    }

    /// <summary>Names the agent's version.</summary>
    public AgentBuilder WithVersion(string version)
    {
        Options.Version = version;
        return this;
    }

    /// <summary>Declares values that are right whoever mentions them (<see cref="Provenance.Facts"/>): the organisation's accounts, known payees.</summary>
    /// <param name="name">What they are, for explanations.</param>
    /// <param name="values">The values, as arguments would hold them.</param>
    public AgentBuilder Knows(string name, params string[] values)
    {
        if (!Options.Facts.TryGetValue(name, out List<string>? known))
            Options.Facts.Add(name, known = []);
        known.AddRange(values);
        return this;
    }

    /// <summary>Grants a scope, with conditions where <paramref name="configure"/> sets some.</summary>
    public AgentBuilder Grant(string scope, Action<GrantBuilder>? configure = null)
    {
        var grant = new GrantBuilder(scope);
        configure?.Invoke(grant);
        Options.Grants.Add(grant.Options);
        return this;
    }
}

/// <summary>Conditions of one grant. All have to hold.</summary>
public sealed class GrantBuilder
{
    internal GrantBuilder(string scope) => Options = new GrantOptions { Scope = scope };

    internal GrantOptions Options { get; }

    /// <summary>Limits the grant to one tool (<c>Plugin-Function</c>).</summary>
    public GrantBuilder ForTool(string tool)
    {
        Options.Tool = tool;
        return this;
    }

    /// <summary>Raises the tier of the calls the grant permits.</summary>
    public GrantBuilder AtLeast(TrustTier tier)
    {
        Options.MinimumTier = tier;
        return this;
    }

    /// <summary>Limits the grant to environments.</summary>
    public GrantBuilder InEnvironments(params string[] environments)
    {
        Options.Environments.AddRange(environments);
        return this;
    }

    /// <summary>Requires a claim of the subject to have one of these values.</summary>
    public GrantBuilder WhereSubjectHas(string claim, params string[] acceptedValues)
    {
        Options.SubjectClaims[claim] = [.. acceptedValues];
        return this;
    }

    /// <summary>Limits the grant to a daily window.</summary>
    /// <param name="from">First moment inside.</param>
    /// <param name="to">First moment outside; before <paramref name="from"/> it means the next day.</param>
    /// <param name="timeZone">IANA time zone. Default: UTC.</param>
    /// <param name="days">Days on which the window opens. Default: every day.</param>
    public GrantBuilder Between(TimeOnly from, TimeOnly to, string timeZone = "UTC", params DayOfWeek[] days)
    {
        Options.TimeWindow = new TimeWindowOptions { From = from, To = to, TimeZone = timeZone };
        Options.TimeWindow.Days.AddRange(days);
        return this;
    }

    /// <summary>Constrains an argument.</summary>
    public ArgumentBuilder Argument(string name)
    {
        if (!Options.Arguments.TryGetValue(name, out ArgumentConstraintOptions? options))
            Options.Arguments.Add(name, options = new ArgumentConstraintOptions());
        return new ArgumentBuilder(this, options);
    }
}
