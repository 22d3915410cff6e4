namespace ZeroTrustAgents.Analyzers;

/// <summary>What a tool does to the world, as far as can be told; ordered.</summary>
internal enum ToolPower
{
    /// <summary>Nothing that can be told.</summary>
    None,

    /// <summary>Writes, though its kind of call is also used for reading.</summary>
    MayWrite,

    /// <summary>Changes something or sends it out.</summary>
    Writes,

    /// <summary>Deletes, moves money, changes credentials or access.</summary>
    Destroys,
}
