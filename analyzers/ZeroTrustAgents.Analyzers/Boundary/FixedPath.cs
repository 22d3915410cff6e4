namespace ZeroTrustAgents.Analyzers;

/// <summary>What a constant part of a path says about where it leads.</summary>
internal static class FixedPath
{
    /// <summary>Whether a path starts at the top of something: <c>/etc</c>, <c>C:\data</c>, <c>\\server\share</c>, <c>~/notes</c>.</summary>
    public static bool IsAbsolute(string path)
    {
        if (path.Length == 0 || path is "/dev/null")
            return false;
        if (path[0] is '/' or '\\')
            return true;
        if (path[0] == '~')
            return path.Length == 1 || IsSeparator(path[1]);
        return path.Length > 2 && path[1] == ':' && IsSeparator(path[2]) && path[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
    }

    /// <summary>Whether a path has a segment that leads up.</summary>
    public static bool LeadsUp(string path)
    {
        for (int at = path.IndexOf("..", StringComparison.Ordinal); at >= 0; at = path.IndexOf("..", at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || IsSeparator(path[at - 1])) && (at + 2 == path.Length || IsSeparator(path[at + 2])))
                return true;
        }

        return false;
    }

    private static bool IsSeparator(char c) => c is '/' or '\\';
}
