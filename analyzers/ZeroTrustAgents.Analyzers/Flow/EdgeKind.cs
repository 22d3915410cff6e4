namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>How a value gets into a symbol.</summary>
internal enum EdgeKind
{
    /// <summary>It replaces what was there.</summary>
    Set,

    /// <summary>It is one element more.</summary>
    Element,

    /// <summary>It is text behind the text that is there.</summary>
    Append,

    /// <summary>It is text before the text that is there.</summary>
    Prepend,

    /// <summary>Elements and text that get into the other symbol get into this one: both hold the same object.</summary>
    Alias,
}
