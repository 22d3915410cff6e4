namespace ZeroTrustAgents.Analyzers;

/// <summary>What a text of the model can be dangerous as. A check or a function may take one danger away and leave the others.</summary>
[Flags]
internal enum Danger
{
    None = 0,

    /// <summary>The name of a program, or its command line.</summary>
    Program = 1,

    /// <summary>SQL.</summary>
    Sql = 2,

    /// <summary>The path of a file.</summary>
    Path = 4,

    /// <summary>The host that a request goes to.</summary>
    Host = 8,

    /// <summary>The name of a type, assembly or method, or a graph of objects.</summary>
    Code = 16,

    All = Program | Sql | Path | Host | Code,
}
