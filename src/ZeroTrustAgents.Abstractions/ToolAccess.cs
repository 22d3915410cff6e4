using System.Collections.Immutable;

namespace ZeroTrustAgents;

/// <summary>
/// What a tool needs: the validated form of <see cref="ToolAccessAttribute"/>, and the way to declare the same for
/// functions that cannot carry attributes (third-party, OpenAPI, prompt). Immutable.
/// </summary>
public sealed record ToolAccess
{
    /// <summary>Creates an access declaration.</summary>
    /// <param name="scopes">At least one OAuth scope; wildcards are refused.</param>
    /// <exception cref="ArgumentException">A scope is malformed or a catch-all.</exception>
    public ToolAccess(params string[] scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        if (scopes.Length == 0)
            throw new ArgumentException("A tool needs at least one scope, for example \"tickets:read\": what it does not name, nobody can grant.", nameof(scopes));
        foreach (string scope in scopes)
            ScopeName.ThrowIfInvalid(scope, nameof(scopes));
        Scopes = [.. scopes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The scopes, distinct and sorted by ordinal.</summary>
    public ImmutableArray<string> Scopes { get; }

    /// <inheritdoc cref="ToolAccessAttribute.Tier"/>
    public TrustTier Tier { get; init; } = TrustTier.HighRisk;

    /// <inheritdoc cref="ToolAccessAttribute.Audience"/>
    public string? Audience { get; init; }

    /// <inheritdoc cref="ToolAccessAttribute.Effect"/>
    public ToolEffect Effect { get; init; }

    /// <inheritdoc cref="ToolAccessAttribute.Returns"/>
    public DataLabel Returns { get; init; }

    /// <inheritdoc cref="ToolAccessAttribute.Boundary"/>
    public ImmutableArray<string> Boundary { get; init; } = [];

    /// <inheritdoc cref="ToolAccessAttribute.Targets"/>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <inheritdoc cref="ToolAccessAttribute.TrustedFields"/>
    public ImmutableArray<string> TrustedFields { get; init; } = [];

    /// <inheritdoc cref="ToolAccessAttribute.MaxResultBytes"/>
    public long MaxResultBytes { get; init; }

    /// <inheritdoc cref="ToolAccessAttribute.MaxResultItems"/>
    public int MaxResultItems { get; init; }

    /// <summary>Reads an attribute.</summary>
    /// <exception cref="ArgumentException">The attribute is malformed; the message says how.</exception>
    public static ToolAccess From(ToolAccessAttribute attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        var access = new ToolAccess([.. attribute.Scopes])
        {
            Tier = attribute.Tier,
            Audience = attribute.Audience,
            Effect = attribute.Effect,
            Returns = attribute.Returns,
            Boundary = [.. attribute.Boundary],
            Targets = [.. attribute.Targets],
            TrustedFields = [.. attribute.TrustedFields],
            MaxResultBytes = attribute.MaxResultBytes,
            MaxResultItems = attribute.MaxResultItems,
        };
        access.Validate();
        return access;
    }

    /// <summary>Checks what the type system cannot: defined tier, non-negative limits, labels that do not contradict each other.</summary>
    /// <exception cref="ArgumentException">Something is wrong; the message says what.</exception>
    public void Validate()
    {
        if (!Enum.IsDefined(Tier))
            throw new ArgumentException($"Tier {(int)Tier} is not a trust tier.");
        if (Audience is not null && string.IsNullOrWhiteSpace(Audience))
            throw new ArgumentException("Audience is blank: name a configured resource, or leave it out.");
        if (MaxResultBytes < 0 || MaxResultItems < 0)
            throw new ArgumentException("Result limits cannot be negative.");
        if (Returns.HasFlag(DataLabel.Trusted) && Returns.HasFlag(DataLabel.Untrusted))
            throw new ArgumentException("Returns says both Trusted and Untrusted.");
    }
}
