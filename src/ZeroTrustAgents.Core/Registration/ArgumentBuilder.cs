using ZeroTrustAgents;
using ZeroTrustAgents.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Constrains one argument of a grant; several constraints add up. <see cref="And"/> leads back to the grant.</summary>
public sealed class ArgumentBuilder
{
    private readonly ArgumentConstraintOptions _options;

    internal ArgumentBuilder(GrantBuilder grant, ArgumentConstraintOptions options)
    {
        And = grant;
        _options = options;
    }

    /// <summary>The grant.</summary>
    public GrantBuilder And { get; }

    /// <summary>The one accepted value.</summary>
    public ArgumentBuilder EqualTo(string value) => Set(o => o.EqualTo = value);

    /// <summary>The accepted values.</summary>
    public ArgumentBuilder OneOf(params string[] values) => Set(o => o.OneOf.AddRange(values));

    /// <summary>A regular expression the whole text has to match (anchored, non-backtracking).</summary>
    public ArgumentBuilder MatchesRegex(string pattern) => Set(o => o.MatchesRegex = pattern);

    /// <summary>The range of a number, both ends inside.</summary>
    public ArgumentBuilder InRange(decimal? minimum, decimal? maximum) => Set(o => (o.Minimum, o.Maximum) = (minimum, maximum));

    /// <summary>The longest text, in UTF-16 code units.</summary>
    public ArgumentBuilder MaxLength(int length) => Set(o => o.MaxLength = length);

    /// <summary>An absolute http(s) URL to one of these hosts.</summary>
    public ArgumentBuilder OnHosts(params string[] hosts) => Set(o => o.Hosts.AddRange(hosts));

    /// <summary>Where the value has to come from: one of these.</summary>
    public ArgumentBuilder From(Provenance accepted) => Set(o => o.From = accepted);

    /// <summary>The caller has to give it.</summary>
    public ArgumentBuilder Required() => Set(static o => o.Required = true);

    /// <summary>The caller must not give it.</summary>
    public ArgumentBuilder Forbidden() => Set(static o => o.Forbidden = true);

    private ArgumentBuilder Set(Action<ArgumentConstraintOptions> set)
    {
        set(_options);
        return this;
    }
}
