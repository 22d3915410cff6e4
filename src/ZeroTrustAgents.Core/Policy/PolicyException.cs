namespace ZeroTrustAgents.Policy;

/// <summary>The policy does not fit itself or the registered tools. Thrown at start-up; a reload that throws it keeps the last good policy.</summary>
public sealed class PolicyException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problems">Every problem, each saying where it is and what to write instead.</param>
    public PolicyException(IReadOnlyList<string> problems)
        : base("The ZeroTrustAgents policy has problems:" + string.Concat((problems ?? []).Select(static p => Environment.NewLine + " - " + p))) =>
        Problems = problems ?? [];

    /// <summary>Every problem.</summary>
    public IReadOnlyList<string> Problems { get; }
}
