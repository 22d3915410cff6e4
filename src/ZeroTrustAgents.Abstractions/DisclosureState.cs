namespace ZeroTrustAgents.Auditing;

/// <summary>What a store knows of a digest.</summary>
public enum DisclosureState
{
    /// <summary>It has never been stored here, or was lost.</summary>
    Absent,

    /// <summary>It is here.</summary>
    Found,

    /// <summary>Its session was erased.</summary>
    Erased,

    /// <summary>Something is here and cannot be read: another key, or damage.</summary>
    Unreadable,
}
