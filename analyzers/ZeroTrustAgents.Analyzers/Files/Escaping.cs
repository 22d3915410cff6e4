namespace ZeroTrustAgents.Analyzers;

/// <summary>How characters are written that cannot stand for themselves.</summary>
internal enum Escaping
{
    /// <summary>Every character stands for itself.</summary>
    None,

    /// <summary>A backslash before it: JSON, double quotes in YAML, TOML and shells.</summary>
    Backslash,

    /// <summary>Entities and character references.</summary>
    Entity,

    /// <summary>A quote is written twice: single quotes in YAML.</summary>
    DoubledQuote,

    /// <summary>Lines are indented: block scalars in YAML.</summary>
    Indentation,
}
