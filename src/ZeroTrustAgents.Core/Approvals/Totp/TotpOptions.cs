namespace ZeroTrustAgents.Approvals;

/// <summary>How one-time codes are checked (RFC 6238, HMAC-SHA-1 as authenticator apps have it).</summary>
public sealed class TotpOptions
{
    /// <summary>Length of a time step; whole seconds. Default: 30 s.</summary>
    public TimeSpan Step { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Digits of a code, 6 to 8. Default: 6.</summary>
    public int Digits { get; set; } = 6;

    /// <summary>How many steps before and after the present one are accepted, 0 to 2. Default: 1.</summary>
    public int VerificationWindow { get; set; } = 1;

    /// <summary>Most failed codes of one subject within <see cref="AttemptWindow"/>; then it is locked. Default: 5.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>Time within which failed codes add up. Default: 15 minutes.</summary>
    public TimeSpan AttemptWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long no code is looked at after that. Default: 15 minutes.</summary>
    public TimeSpan Lockout { get; set; } = TimeSpan.FromMinutes(15);

    internal void Validate()
    {
        if (Step < TimeSpan.FromSeconds(1) || Step.Ticks % TimeSpan.TicksPerSecond != 0)
            throw new InvalidOperationException("TotpOptions.Step has to be whole seconds, for example TimeSpan.FromSeconds(30).");
        if (Digits is < 6 or > 8)
            throw new InvalidOperationException("TotpOptions.Digits has to be 6, 7 or 8.");
        if (VerificationWindow is < 0 or > 2)
            throw new InvalidOperationException("TotpOptions.VerificationWindow has to be 0, 1 or 2 steps.");
        if (MaxAttempts < 1 || AttemptWindow <= TimeSpan.Zero || Lockout <= TimeSpan.Zero)
            throw new InvalidOperationException("TotpOptions.MaxAttempts, AttemptWindow and Lockout have to be positive.");
    }
}
