namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>What stands in the source, and so what a text must become to stand there.</summary>
internal enum SiteShape
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Part of a literal in a concatenation.</summary>
    LiteralPart,

    /// <summary>Part of the text of an interpolated string.</summary>
    InterpolatedPart,

    /// <summary>Bytes of text.</summary>
    Bytes,

    /// <summary>Bytes of text as a span, where nothing else says so.</summary>
    ByteSpan,

    /// <summary>Bytes that are no text.</summary>
    Binary,

    /// <summary>An array of characters.</summary>
    Characters,
}
