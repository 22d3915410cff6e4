namespace ZeroTrustAgents.Boundary;

/// <summary>
/// Says whether every server and proxy on the way reads a path as we do. Where a prefix bounds a tool, a path that
/// some of them would resolve differently is refused rather than understood.
/// </summary>
internal static class PathRules
{
    /// <summary>Enough for an honest path that was encoded twice, and an end for one that was not honest.</summary>
    private const int MostDecodings = 4;

    public static bool IsUnambiguous(string path)
    {
        // A proxy may decode before the service does, so the path has to be harmless however often it is decoded.
        for (int round = 0; round < MostDecodings; round++)
        {
            if (path.Contains('\\', StringComparison.Ordinal) || HasDotSegment(path) || HidesSeparator(path))
                return false;
            if (!path.Contains('%', StringComparison.Ordinal))
                return true;
            string decoded = Uri.UnescapeDataString(path);
            if (decoded == path)
                return true;
            path = decoded;
        }

        return false;
    }

    private static bool HasDotSegment(ReadOnlySpan<char> path)
    {
        foreach (Range range in path.Split('/'))
        {
            if (IsDotSegment(path[range]))
                return true;
        }

        return false;
    }

    /// <summary><c>.</c> and <c>..</c>, also with a path parameter behind them (<c>..;x</c>, which servlet containers strip first) or an encoded character.</summary>
    private static bool IsDotSegment(ReadOnlySpan<char> segment)
    {
        if (segment.Length == 0 || segment[0] != '.')
            return false;
        ReadOnlySpan<char> rest = segment[1..];
        if (rest.Length > 0 && rest[0] == '.')
            rest = rest[1..];
        return rest.Length == 0 || rest[0] is ';' or '%';
    }

    /// <summary>An encoded dot, slash, backslash or null, or an overlong UTF-8 form of one.</summary>
    private static bool HidesSeparator(ReadOnlySpan<char> path)
    {
        for (int at = path.IndexOf('%'); at >= 0; at = path.IndexOf('%'))
        {
            path = path[(at + 1)..];
            if (path.Length >= 2 && (path[..2] is "2e" or "2E" or "2f" or "2F" or "5c" or "5C" or "00" or "c0" or "C0" or "c1" or "C1" || IsOverlongTriple(path)))
                return true;
        }

        return false;
    }

    /// <summary>E0 starts valid characters too (Indic and Thai scripts); with a continuation below A0 it is an overlong form.</summary>
    private static bool IsOverlongTriple(ReadOnlySpan<char> code) =>
        code[0] is 'e' or 'E' && code[1] == '0' && (code.Length < 4 || code[2] != '%' || code[3] is '8' or '9');
}
