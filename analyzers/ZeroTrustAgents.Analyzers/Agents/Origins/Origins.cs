namespace ZeroTrustAgents.Analyzers;

/// <summary>Where a kernel, a plugin or a function can come from, and what settings let a model choose. A value may have several.</summary>
[Flags]
internal enum Origins
{
    None = 0,

    /// <summary>From a session: who calls is known, and the guard decides.</summary>
    Guarded = 1,

    /// <summary>Made without a session.</summary>
    Unguarded = 2,

    /// <summary>From somewhere out of sight.</summary>
    Unknown = 4,

    /// <summary>Settings by which the model chooses functions, and the host runs them.</summary>
    ToolChoice = 8,
}
