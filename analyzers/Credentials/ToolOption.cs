namespace ZeroTrustAgents.Credentials;

/// <summary>Short options that mean a password only for the tool that they are given to.</summary>
internal static class ToolOption
{
    /// <summary>How far before the option the tool's name may stand.</summary>
    private const int Reach = 160;

    // Tool, option, whether the value is attached to the option.
    private static readonly (string Tool, string Option, bool Attached)[] Tools =
    [
        ("sshpass", "p", false), ("sshpass", "p", true), ("mysql", "p", true), ("mysqldump", "p", true), ("mysqladmin", "p", true), ("mariadb", "p", true), ("7z", "p", true), ("7za", "p", true),
        ("sqlcmd", "P", false), ("bcp", "P", false), ("osql", "P", false), ("isql", "P", false), ("zip", "P", false), ("unzip", "P", false), ("mosquitto_pub", "P", false), ("mosquitto_sub", "P", false),
        ("plink", "pw", false), ("pscp", "pw", false), ("psftp", "pw", false), ("putty", "pw", false), ("redis-cli", "a", false), ("ldapsearch", "w", false), ("login", "p", false),
        ("psexec", "p", false), ("mongo", "p", false), ("mongosh", "p", false), ("mongodump", "p", false), ("cqlsh", "p", false),
    ];

    public static bool TryRead(ReadOnlySpan<char> text, int dash, int start, int end, out EmbeddedValue found, out int next)
    {
        found = default;
        next = dash + 1;
        if (start != dash + 1)
            return false;
        char first = text[start];
        if (first is not ('p' or 'P' or 'a' or 'w' or 'u'))
            return false;
        if (first == 'u')
            return end == start + 1 && text[end] == ' ' && IsTool(text, dash, "curl") && TryUserAndPassword(text, end, out found);
        foreach ((string tool, string option, bool attached) in Tools)
        {
            ReadOnlySpan<char> given = text.Slice(start, attached ? Math.Min(1, end - start) : end - start);
            if (!given.SequenceEqual(option.AsSpan()) || attached == (end - start == option.Length && text[end] == ' ') || !IsTool(text, dash, tool))
                continue;
            if (!attached)
                return text[end] == ' ' && CommandOption.TryValue(text, end, new TextRange(start, 0), NameEvidence.Unmistakable, out found, out next);
            if (!EmbeddedOperand.TryRead(text, start + 1, OperandContext.Line, out TextRange value, out _, out next) || Hopeless.Is(value.Of(text)))
                return false;
            found = new EmbeddedValue(value.Start, 0, value.Start, value.Length) { Evidence = NameEvidence.Unmistakable };
            return true;
        }

        return false;
    }

    /// <summary>The password of <c>-u user:password</c>.</summary>
    public static bool TryUserAndPassword(ReadOnlySpan<char> text, int at, out EmbeddedValue found)
    {
        found = default;
        if (!EmbeddedOperand.TryRead(text, at, OperandContext.Line, out TextRange value, out _, out _))
            return false;
        int colon = value.Of(text).IndexOf(':');
        if (colon < 0)
            return false;
        var password = new TextRange(value.Start + colon + 1, value.Length - colon - 1);
        if (Hopeless.Is(password.Of(text)))
            return false;
        found = new EmbeddedValue(password.Start, 0, password.Start, password.Length) { Evidence = NameEvidence.Unmistakable };
        return true;
    }

    /// <summary>Whether the tool's name stands before the option, in the same command.</summary>
    public static bool IsTool(ReadOnlySpan<char> text, int dash, string tool)
    {
        int from = Math.Max(0, dash - Reach);
        ReadOnlySpan<char> before = text.Slice(from, dash - from);
        int command = before.LastIndexOfAny('\n', '|', ';');
        if (command >= 0)
            before = before.Slice(command + 1);
        int at = before.IndexOf(tool.AsSpan());
        if (at < 0)
            return false;
        char behind = at + tool.Length < before.Length ? before[at + tool.Length] : ' ';
        return (at == 0 || before[at - 1] is ' ' or '/' or '\\' or '"' or '\'' or '\t' or '(' or '&') && behind is ' ' or '.' or '"' or '\'';
    }
}
