namespace ZeroTrustAgents.Credentials;

/// <summary>Where a value stands that has no quotes: decides what ends it.</summary>
internal enum OperandContext
{
    /// <summary>A word of a line: ended by a blank.</summary>
    Line,

    /// <summary>Behind a semicolon: ended by the next one.</summary>
    ConnectionString,

    /// <summary>Behind <c>?</c> or <c>&amp;</c>: ended by the next <c>&amp;</c>.</summary>
    Query,
}
