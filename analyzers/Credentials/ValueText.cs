namespace ZeroTrustAgents.Credentials;

/// <summary>Values that are text of some other sort: addresses, patterns, statements, dates, markup.</summary>
internal static class ValueText
{
    /// <summary>Whether the value is text of a known sort that is no secret.</summary>
    public static bool IsText(ReadOnlySpan<char> value, in ValueShape shape) =>
        IsAddress(value) || IsPairs(value) || IsPattern(value) || IsMarkup(value) || IsColour(value) || IsDateOrVersion(value, shape) || IsLiteralOfType(value) || IsStatement(value, shape);

    /// <summary>8-4-4-4-12 hexadecimal digits, in braces or not.</summary>
    public static bool IsGuid(ReadOnlySpan<char> value)
    {
        if (value.Length == 38 && value[0] is '{' or '(')
            value = value.Slice(1, 36);
        if (value.Length != 36)
            return false;
        for (int i = 0; i < value.Length; i++)
        {
            bool hyphen = i is 8 or 13 or 18 or 23;
            if (hyphen ? value[i] != '-' : !Ascii.IsHex(value[i]))
                return false;
        }

        return true;
    }

    /// <summary>A hash that says of which algorithm it is: <c>sha256:…</c>, <c>SHA256:…</c>, <c>sha384-…</c>.</summary>
    public static bool IsDigest(ReadOnlySpan<char> value) =>
        value.Length > 24 && ((Ascii.Starts(value, "sha") && value.Slice(3, 5).IndexOfAny(':', '-', '/') >= 0) || Ascii.Starts(value, "md5:"));

    /// <summary>A URL, a path, a file name, a media type, a mail address.</summary>
    public static bool IsAddress(ReadOnlySpan<char> value)
    {
        if (value.IndexOf("://".AsSpan()) > 1 || Ascii.Starts(value, "urn:") || Ascii.Starts(value, "data:") || Ascii.Starts(value, "mailto:"))
            return true;
        if (value.Length > 2 && (Ascii.Starts(value, "~/") || Ascii.Starts(value, "./") || Ascii.Starts(value, "../") || Ascii.Starts(value, @"\\") || (value[1] == ':' && value[2] is '\\' or '/')))
            return true;
        if (HasExtension(value) || IsMail(value))
            return true;
        int slash = value.IndexOfAny('/', '\\');
        return slash >= 0 && ValueWords.IsNatural(value);
    }

    /// <summary>A connection string or the like: what is secret in it has a name of its own.</summary>
    public static bool IsPairs(ReadOnlySpan<char> value)
    {
        int equals = value.IndexOf('=');
        return equals > 1 && value.IndexOf(';') > 0 && equals < value.Length - 2 && ValueWords.IsNatural(value.Slice(0, equals));
    }

    /// <summary>A regular expression or a format: what it has stands in no password that people choose.</summary>
    private static bool IsPattern(ReadOnlySpan<char> value) =>
        (value.Length > 2 && value[0] == '^' && value[value.Length - 1] == '$')
        || Has(value, "(?") || Has(value, "[a-z") || Has(value, "[A-Z") || Has(value, "[0-9") || Has(value, "[^") || Has(value, @"\d") || Has(value, @"\w") || Has(value, @"\s") || Has(value, @"\S")
        || Has(value, "^.*") || Has(value, "(.*") || Has(value, ".*)") || Has(value, ".+)") || Has(value, ".*$") || Has(value, "{0}") || Has(value, "{0:");

    private static bool IsMarkup(ReadOnlySpan<char> value)
    {
        int open = value.IndexOf('<');
        return open >= 0 && open + 2 < value.Length && (value[open + 1] is '/' or '!' or '?' || char.IsLetter(value[open + 1])) && value.Slice(open).IndexOf('>') > 1;
    }

    private static bool IsColour(ReadOnlySpan<char> value)
    {
        if (value.Length is not (4 or 7 or 9) || value[0] != '#')
            return false;
        for (int i = 1; i < value.Length; i++)
        {
            if (!Ascii.IsHex(value[i]))
                return false;
        }

        return true;
    }

    /// <summary>Numbers joined by points, hyphens, slashes or colons.</summary>
    private static bool IsDateOrVersion(ReadOnlySpan<char> value, in ValueShape shape)
    {
        if (shape.Digits == 0 || shape.Symbols == 0 || shape.Letters > 2 || value.Length > 32 || shape.Foreign > 0)
            return false;
        foreach (char c in value)
        {
            if (c is not ((>= '0' and <= '9') or '.' or '-' or '/' or ':' or ' ' or 'T' or 'Z' or 'v' or '+' or ','))
                return false;
        }

        return shape.Symbols >= 2 || value.IndexOf('.') > 0 || value.IndexOf(',') > 0;
    }

    /// <summary>Names of types and of constants that every language has.</summary>
    private static bool IsLiteralOfType(ReadOnlySpan<char> value) =>
        value.Length < 12 && (Ascii.Same(value, "true") || Ascii.Same(value, "false") || Ascii.Same(value, "yes") || Ascii.Same(value, "no") || Ascii.Same(value, "on") || Ascii.Same(value, "off") || Ascii.Same(value, "string") || Ascii.Same(value, "text")
        || Ascii.Same(value, "object") || Ascii.Same(value, "char") || Ascii.Same(value, "int") || Ascii.Same(value, "varchar") || Ascii.Same(value, "nvarchar") || Ascii.Same(value, "bool") || Ascii.Same(value, "boolean") || Ascii.Same(value, "optional") || Ascii.Same(value, "required"));

    private static bool IsStatement(ReadOnlySpan<char> value, in ValueShape shape) =>
        shape.Spaces > 1 && (Ascii.Starts(value, "select ") || Ascii.Starts(value, "insert ") || Ascii.Starts(value, "update ") || Ascii.Starts(value, "delete ") || Ascii.Starts(value, "create ") || Ascii.Starts(value, "alter ") || Ascii.Starts(value, "drop ") || Ascii.Starts(value, "exec "));

    /// <summary>A name, an at sign, and a domain of letters.</summary>
    private static bool IsMail(ReadOnlySpan<char> value)
    {
        int at = value.IndexOf('@');
        int point = value.LastIndexOf('.');
        if (at < 1 || point < at + 2 || value.Length - point is < 3 or > 7)
            return false;
        for (int i = 0; i < value.Length; i++)
        {
            if (i != at && !Ascii.IsLetter(value[i]) && !(Ascii.IsDigit(value[i]) && i < at) && value[i] is not ('.' or '-' or '_' or '+'))
                return false;
        }

        return true;
    }

    /// <summary>A file name: a point and a short ending of letters behind something that reads like a name.</summary>
    private static bool HasExtension(ReadOnlySpan<char> value)
    {
        int point = value.LastIndexOf('.');
        int length = value.Length - point - 1;
        return point > 0 && length is >= 2 and <= 10 && IsExtension(value.Slice(point + 1)) && ValueWords.IsNatural(value.Slice(0, point));
    }

    private static bool IsExtension(ReadOnlySpan<char> ending) => FileEndings.Have(ending);

    private static bool Has(ReadOnlySpan<char> value, string part) => value.IndexOf(part.AsSpan()) >= 0;
}
