namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Where the value comes from instead.</summary>
internal enum FixKind
{
    /// <summary>A configuration that is in scope.</summary>
    Configuration,

    /// <summary>A configuration that the constructor is given for it.</summary>
    Injection,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>No secret at all: a token credential.</summary>
    TokenCredential,
}
