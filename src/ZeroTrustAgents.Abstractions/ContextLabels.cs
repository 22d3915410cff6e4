namespace ZeroTrustAgents;

/// <summary>What a session has been exposed to and has done. Sticky: labels are added and never taken away.</summary>
[Flags]
public enum ContextLabels
{
    /// <summary>Nothing yet.</summary>
    None = 0,

    /// <summary>Content that somebody outside the organisation's control may have written has been read.</summary>
    UntrustedInput = 1,

    /// <summary>Personal, confidential or otherwise sensitive data has been read.</summary>
    SensitiveData = 2,

    /// <summary>State has been changed, or something has been sent outside.</summary>
    ExternalEffect = 4,
}
