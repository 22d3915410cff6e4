namespace ZeroTrustAgents.Credentials;

/// <summary>Passwords in connection strings: <c>Server=…;Password=…</c> (ADO.NET, ODBC) and <c>host:port,password=…</c> (Redis).</summary>
internal static class ConnectionString
{
    /// <summary>Names of which a connection string has one besides the password.</summary>
    private static readonly string[] Companions =
    [
        "server", "data source", "datasource", "host", "hostname", "address", "addr", "network address", "servername", "dsn", "driver", "provider", "dbq",
        "database", "initial catalog", "endpoint", "user id", "userid", "uid", "user", "username", "user name",
    ];

    /// <summary>Reads the password whose name starts at <paramref name="name"/> and whose value starts at <paramref name="value"/>.</summary>
    public static bool TryPassword(ref Scan scan, int name, int value, out CredentialMatch match)
    {
        match = default;
        ReadOnlySpan<char> text = scan.Text;
        bool redis = name > 0 && text[name - 1] == ',';
        CredentialKind kind = redis ? ContextKinds.RedisConnection : ContextKinds.DatabaseConnection;
        if (!(redis ? FollowsHost(ref scan, name - 1) : IsItem(text, name) && HasName(ref scan, name, null)))
            return false;

        char quote = !redis && value < text.Length && text[value] is '"' or '\'' ? text[value++] : '\0';
        int end = value;
        while (end < text.Length && end - value < 256 && !Ends(text, end, quote, redis))
            end++;
        scan.Steps += end - value;
        // A quote that opens nothing closes the literal in which the string stands.
        if (quote != '\0' && (end >= text.Length || text[end] != quote || (end + 1 < text.Length && text[end + 1] is not (';' or '"' or '\'' or '\n' or '\r' or '<'))))
            return false;
        while (end > value && text[end - 1] == ' ')
            end--;
        ReadOnlySpan<char> password = text.Slice(value, end - value);
        if (!PasswordText.IsReal(password, default))
            return false;
        match = new(kind, value, password.Length);
        return true;
    }

    // Behind a semicolon, or the first of the items. Behind a comma it is an argument of a call.
    private static bool IsItem(ReadOnlySpan<char> text, int name)
    {
        int before = name - 1;
        while (before >= 0 && text[before] == ' ')
            before--;
        return before < 0 || text[before] is ';' or '"' or '\'' or '`' or '>' or '=' or '\n' or '(';
    }

    /// <summary>Whether the text around a place, up to the next quote, line end or angle bracket, has a value of this name; null for any companion of a password.</summary>
    public static bool HasName(ref Scan scan, int at, string? name)
    {
        (int start, int end, bool isConnection) = scan.Segment;
        if (at < start || at >= end)
        {
            (start, end) = SegmentAround(ref scan, at);
            isConnection = HasName(scan.Text.Slice(start, end - start), null);
            scan.Segment = (start, end, isConnection);
        }

        return name is null ? isConnection : HasName(scan.Text.Slice(start, end - start), name);
    }

    private static (int Start, int End) SegmentAround(ref Scan scan, int at)
    {
        ReadOnlySpan<char> text = scan.Text;
        int least = Math.Max(0, at - CredentialMatcher.Context), most = Math.Min(text.Length, at + CredentialMatcher.Context);
        int start = at, end = at;
        while (start > least && !IsBorder(text[start - 1]))
            start--;
        while (end < most && !IsBorder(text[end]))
            end++;
        scan.Steps += 2 * (end - start);
        return (start, end);
    }

    private static bool IsBorder(char c) => c is '"' or '`' or '\n' or '\r' or '<' or '>';

    // Each name stands between a semicolon, or the start, and an equals sign.
    private static bool HasName(ReadOnlySpan<char> segment, string? wanted)
    {
        int from = 0;
        for (int i = 0; i < segment.Length; i++)
        {
            if (segment[i] == ';')
            {
                from = i + 1;
            }
            else if (segment[i] == '=')
            {
                ReadOnlySpan<char> name = segment.Slice(from, i - from).Trim();
                if (wanted is null ? IsCompanion(name) : EndsWith(name, wanted))
                    return true;
                // What leads to a connection string may be one more name: `ConnectionString=Server=…`.
                from = i + 1;
            }
        }

        return false;
    }

    private static bool IsCompanion(ReadOnlySpan<char> name)
    {
        foreach (string companion in Companions)
        {
            if (EndsWith(name, companion))
                return true;
        }

        return false;
    }

    // `var cs = 'Server=…`, `…\nServer=…`
    private static bool EndsWith(ReadOnlySpan<char> name, string wanted)
        => name.EndsWith(wanted.AsSpan(), StringComparison.OrdinalIgnoreCase)
        && TokenEdge.IsStart(name, name.Length - wanted.Length);

    // `host:6380,password=…` or `cache.example.net,ssl=true,password=…`
    private static bool FollowsHost(ref Scan scan, int comma)
    {
        ReadOnlySpan<char> text = scan.Text;
        int least = Math.Max(0, comma - 200);
        for (int i = comma - 1; i >= least; i--)
        {
            scan.Steps++;
            if (IsBorder(text[i]) || text[i] is ' ' or '\'' or ';')
                return false;
            if (text[i] == ':' && char.IsDigit(text[i + 1]))
                return true;
            if (text[i] == '.' && text[i + 1] is >= 'a' and <= 'z')
                return true;
        }

        return false;
    }

    private static bool Ends(ReadOnlySpan<char> text, int at, char quote, bool redis)
    {
        char c = text[at];
        if (c is '\n' or '\r')
            return true;
        if (quote != '\0')
            return c == quote;
        return c is ';' or '"' or '\'' or '`' or '<' or '>'
            || (redis && c == ',')
            || (c == '\\' && at + 1 < text.Length && text[at + 1] is '"' or 'n' or 'r')
            || (c == '&' && text.Slice(at).StartsWith("&quot;".AsSpan(), StringComparison.Ordinal));
    }
}
