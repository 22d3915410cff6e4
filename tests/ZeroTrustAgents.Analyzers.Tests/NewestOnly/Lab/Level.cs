namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>What has to be around a piece of code.</summary>
internal enum Level
{
    /// <summary>A namespace.</summary>
    File,

    /// <summary>A class.</summary>
    Member,

    /// <summary>A method.</summary>
    Statement,

    /// <summary>Nothing: statements of a program.</summary>
    TopLevel,
}
