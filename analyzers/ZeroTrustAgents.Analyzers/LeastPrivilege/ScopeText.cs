namespace ZeroTrustAgents.Analyzers;

/// <summary>Whether a text is a scope that says what it allows. Refuses what the runtime refuses, and the obvious relatives.</summary>
internal static class ScopeText
{
    private const int MaxLength = 128;

    /// <summary>Scopes that stand for everything, alone and behind a resource: <c>all</c>, <c>tickets:all</c>.</summary>
    private static readonly HashSet<string> CatchAlls = new(StringComparer.OrdinalIgnoreCase)
    {
        "all", "any", "everything", "full", "full_access", "full-access", "fullaccess", "full_control", "full-control", "fullcontrol", "root", "superuser",
        "user_impersonation", ".default",
    };

    /// <summary>Stand for everything alone; behind a resource they name a part of it, if a large one.</summary>
    private static readonly HashSet<string> AloneCatchAlls = new(StringComparer.OrdinalIgnoreCase) { "admin", "administrator", "default", "owner", "sudo" };

    /// <summary>What is wrong with the scope, as a clause; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string? scope)
    {
        if (string.IsNullOrEmpty(scope))
            return "is empty";
        if (scope!.Length > MaxLength)
            return "is longer than 128 characters";
        if (scope.IndexOf('*') >= 0)
            return "is a wildcard";
        foreach (char c in scope)
        {
            if (c is < '!' or > '~' or '"' or '\\')
                return "has characters that no scope may have";
        }

        // Only these separate a resource from what may be done with it: in User.Read.All the last word is part of a name.
        int last = scope.LastIndexOfAny([':', '/']);
        return CatchAlls.Contains(scope.Substring(last + 1)) || AloneCatchAlls.Contains(scope) ? "stands for everything" : null;
    }
}
