namespace ZeroTrustAgents.Credentials;

/// <summary>What stands where a value would and is none: holes, parameters, types, code.</summary>
internal static class Hopeless
{
    /// <summary>Whether a value, quoted or not, cannot be one.</summary>
    public static bool Is(ReadOnlySpan<char> value)
    {
        if (value.Length == 0)
            return true;
        char first = value[0];
        char last = value[value.Length - 1];
        if ((first == '{' && last == '}') || (first == '<' && last == '>') || (first == '[' && last == ']') || (first == '%' && last == '%' && value.Length > 2))
            return IsPlain(value.Slice(1, value.Length - 2));
        if (first == '$' && value.Length > 1 && value[1] is '{' or '(')
            return true;
        if (first is '@' or ':' or '$' && value.Length > 1)
            return IsIdentifier(value.Slice(1)) || (value.Length == 2 && Ascii.IsDigit(value[1]));
        foreach (char c in value)
        {
            if (char.IsLetterOrDigit(c))
                return false;
        }

        // "?", "***", but also "!@#$%^&*".
        return value.Length < 6;
    }

    /// <summary>Whether a value without quotes is code, a type or a piece of a sentence.</summary>
    public static bool IsUnquoted(ReadOnlySpan<char> value)
    {
        // The end of a sentence: "is needed when SavePassword = true."
        if (value.Length > 3 && value[value.Length - 1] == '.')
            value = value.Slice(0, value.Length - 1);
        int open = value.IndexOfAny('(', '[');
        if (open > 0 && IsIdentifier(value.Slice(0, open)))
            return true;
        return value[value.Length - 1] is '=' && value.Length < 16
            || Ascii.Same(value, "string") || Ascii.Same(value, "str") || Ascii.Same(value, "int") || Ascii.Same(value, "bool") || Ascii.Same(value, "boolean") || Ascii.Same(value, "number")
            || Ascii.Same(value, "any") || Ascii.Same(value, "object") || Ascii.Same(value, "text") || Ascii.Same(value, "null") || Ascii.Same(value, "undefined") || Ascii.Same(value, "none") || Ascii.Same(value, "nil")
            || Ascii.Same(value, "true") || Ascii.Same(value, "false") || Ascii.Same(value, "varchar") || Ascii.Same(value, "nvarchar") || Ascii.Same(value, "char") || Ascii.Same(value, "required") || Ascii.Same(value, "optional")
            || Ascii.Same(value, "void") || Ascii.Same(value, "byte") || Ascii.Same(value, "bytes") || Ascii.Same(value, "new") || Ascii.Same(value, "this") || Ascii.Same(value, "self") || Ascii.Same(value, "await") || Ascii.Same(value, "not");
    }

    private static bool IsIdentifier(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!Ascii.IsLetter(c) && c is not ('_' or '.'))
                return false;
        }

        return true;
    }

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or ' ' or ':' or '{' or '}' or '@' or '<' or '>' or '|' or CredentialValue.Unknown))
                return false;
        }

        return text.Length < 64;
    }
}
