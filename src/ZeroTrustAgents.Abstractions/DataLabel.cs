namespace ZeroTrustAgents;

/// <summary>What a tool's result exposes the session to.</summary>
[Flags]
public enum DataLabel
{
    /// <summary>Not declared: treated as <see cref="Untrusted"/>.</summary>
    Unspecified = 0,

    /// <summary>Content that somebody outside the organisation's control may have written.</summary>
    Untrusted = 1,

    /// <summary>Personal, confidential or otherwise sensitive data.</summary>
    Sensitive = 2,

    /// <summary>Content the organisation itself controls. Excludes <see cref="Untrusted"/>.</summary>
    Trusted = 4,
}
