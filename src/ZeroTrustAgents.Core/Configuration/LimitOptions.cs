namespace ZeroTrustAgents.Configuration;

/// <summary>Limits that hold for every agent.</summary>
public sealed class LimitOptions
{
    /// <summary>Longest life of a session. Default: 8 hours.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Largest canonical arguments of a call in bytes. Default: 256 KiB.</summary>
    public int MaxArgumentBytes { get; set; } = 256 * 1024;

    /// <summary>Deepest nesting of an argument. Default: 32.</summary>
    public int MaxArgumentDepth { get; set; } = 32;

    /// <summary>Most arguments of a call. Default: 64.</summary>
    public int MaxArguments { get; set; } = 64;

    /// <summary>Largest result in bytes where the tool declares none. Default: 4 MiB.</summary>
    public long MaxResultBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Most items of a result where the tool declares none. Default: 10,000.</summary>
    public int MaxResultItems { get; set; } = 10_000;

    /// <summary>Longest chain of delegated sessions. Default: 4.</summary>
    public int MaxDelegationDepth { get; set; } = 4;
}
