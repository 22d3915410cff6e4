namespace ZeroTrustAgents;

/// <summary>What running a tool does to the world.</summary>
[Flags]
public enum ToolEffect
{
    /// <summary>Not declared: treated as the worst the tool's audience allows.</summary>
    Unspecified = 0,

    /// <summary>Reads state.</summary>
    Read = 1,

    /// <summary>Changes state inside the organisation.</summary>
    Write = 2,

    /// <summary>Sends something outside: mail, payment, publication.</summary>
    External = 4,
}
