namespace ZeroTrustAgents.Auditing;

/// <summary>What becomes of a call whose arguments the disclosure store does not take.</summary>
public enum DisclosureFailure
{
    /// <summary>It is denied (<c>ZTA-D502</c>).</summary>
    Deny,

    /// <summary>It runs; its digests stay undecidable, and an alert <c>disclosure_lost</c> is raised.</summary>
    CarryOn,
}
