namespace ZeroTrustAgents.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A log is not as it was recorded and signed.</summary>
    public const int Problems = 1;

    /// <summary>The command line is wrong, or what it names cannot be read.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped by the user: 128 and the number of SIGINT.</summary>
    public const int Stopped = 130;
}
