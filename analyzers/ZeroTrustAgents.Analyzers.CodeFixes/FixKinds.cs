namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>What a fix is called, in menus and by tools.</summary>
internal static class FixKinds
{
    public static readonly FixKind[] All = [FixKind.Configuration, FixKind.Injection, FixKind.TokenCredential, FixKind.Environment];

    public static string Title(FixKind kind) => kind switch
    {
        FixKind.Configuration => "Read it from the configuration",
        FixKind.Injection => "Inject IConfiguration and read it from there",
        FixKind.TokenCredential => "Use DefaultAzureCredential instead",
        _ => "Read it from an environment variable",
    };

    /// <summary>Stable: tools name fixes by it.</summary>
    public static string Key(FixKind kind) => "ZeroTrustAgents.Credentials." + kind;

    public static FixKind? Of(string? key)
    {
        foreach (FixKind kind in All)
        {
            if (Key(kind) == key)
                return kind;
        }

        return null;
    }
}
