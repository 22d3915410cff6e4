namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>What makes one text out of others.</summary>
internal enum TextFunction
{
    None,

    /// <summary>The parts in a row.</summary>
    Concat,

    /// <summary>The first part between all others.</summary>
    Join,

    /// <summary>The first part with the others in its <c>{0}</c> places.</summary>
    Format,

    /// <summary>In the first part, the second by the third.</summary>
    Replace,
    Remove,
    Insert,
    Substring,
    Trim,
    TrimStart,
    TrimEnd,
    ToUpper,
    ToLower,
    Reverse,
    PadLeft,
    PadRight,

    /// <summary>Pieces of the first part, cut at the second.</summary>
    Split,
    FromBase64,
    ToBase64,
    FromHex,
    ToHex,
}
