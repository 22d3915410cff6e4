namespace ZeroTrustAgents;

/// <summary>Syntax of scope names: RFC 6749 <c>scope-token</c> (printable ASCII without space, quote and backslash), and no catch-alls.</summary>
public static class ScopeName
{
    private const int MaxLength = 128;

    private static readonly string[] CatchAlls = ["admin", "all", "any", "full_access", "full-access", "fullaccess", "root", ".default"];

    /// <summary>Says whether <paramref name="scope"/> is a scope that may be declared or granted.</summary>
    /// <param name="scope">The candidate.</param>
    /// <param name="problem">What is wrong with it, as a clause that can end a sentence.</param>
    public static bool IsValid(string? scope, out string? problem)
    {
        problem = null;
        if (string.IsNullOrEmpty(scope))
            problem = "is empty";
        else if (scope.Length > MaxLength)
            problem = $"is longer than {MaxLength} characters";
        else if (scope.Contains('*', StringComparison.Ordinal))
            problem = "is a wildcard; name each scope";
        else if (scope.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0 || scope.AsSpan().IndexOfAny('"', '\\') >= 0)
            problem = "has characters that OAuth does not allow in a scope (RFC 6749, section 3.3)";
        else if (scope.EndsWith("/.default", StringComparison.OrdinalIgnoreCase) || CatchAlls.Contains(scope, StringComparer.OrdinalIgnoreCase))
            problem = "stands for everything; name what is needed";
        return problem is null;
    }

    internal static void ThrowIfInvalid(string? scope, string parameter)
    {
        if (!IsValid(scope, out string? problem))
            throw new ArgumentException($"Scope '{scope}' {problem}.", parameter);
    }
}
