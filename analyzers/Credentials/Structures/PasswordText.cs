namespace ZeroTrustAgents.Credentials;

/// <summary>Passwords that people chose, where the place says that it is one: in URLs and connection strings.</summary>
internal static class PasswordText
{
    /// <summary>Words that stand in documentation where a password would.</summary>
    private static readonly string[] Names =
    [
        "password", "passwd", "passwort", "pass", "pwd", "pw", "secret", "token", "key", "apikey", "user", "username", "login", "credentials", "auth", "value", "string", "x", "xx", "xxx", "null", "none",
        "mypassword", "my_password", "my-password", "yourpassword", "your_password", "your-password", "userpassword", "dbpassword", "db_password", "user_password", "thepassword", "yourpass", "mypass",
        "mysecretpassword", "some_password", "somepassword", "x-oauth-basic", "hostname", "port", "redacted", "hidden", "removed",
    ];

    /// <summary>Whether a password is one: no template, no placeholder, not the word password itself nor the user's name again.</summary>
    /// <param name="value">The password.</param>
    /// <param name="user">Who it belongs to, if that is known.</param>
    public static bool IsReal(ReadOnlySpan<char> value, ReadOnlySpan<char> user)
    {
        if (value.Length == 0 || IsTemplate(value) || IsTemplate(user) || IsOneCharacter(value) || CredentialValue.IsPlaceholder(value) || KnownExamples.Contains(value))
            return false;
        if (value.Equals(user, StringComparison.OrdinalIgnoreCase))
            return false;
        foreach (string name in Names)
        {
            if (value.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    // {0}, ${VAR}, $(Var), %VAR%, #{Var}#, <password>, [password], __PASSWORD__, @Password, …, ***
    private static bool IsTemplate(ReadOnlySpan<char> value)
    {
        if (value.IndexOf(CredentialValue.Unknown) >= 0 || value.IndexOf('…') >= 0 || value.IndexOf("...".AsSpan()) >= 0 || value.IndexOf("***".AsSpan()) >= 0)
            return true;
        if (value.Length < 2)
            return false;
        char first = value[0], last = value[value.Length - 1];
        return (first == '{' && last == '}')
            || (first == '<' && last == '>')
            || (first == '[' && last == ']')
            || (first == '%' && last == '%')
            || (first == '#' && last == '#')
            || (first == '$' && (value[1] is '{' or '(' || IsName(value.Slice(1))))
            || (first == '@' && IsName(value.Slice(1)))
            || (first == '_' && value[1] == '_' && last == '_')
            || HasBraces(value)
            || value.IndexOf("$(".AsSpan()) >= 0;
    }

    // A hole to be filled: {0}, {name}, ${name}, {{name}}.
    private static bool HasBraces(ReadOnlySpan<char> value)
    {
        int open = value.IndexOf('{');
        return open >= 0 && value.Slice(open).IndexOf('}') > 0;
    }

    private static bool IsName(ReadOnlySpan<char> value)
    {
        foreach (char c in value)
        {
            if (c is not '_' and not (>= 'A' and <= 'Z') and not (>= 'a' and <= 'z'))
                return false;
        }

        return true;
    }

    private static bool IsOneCharacter(ReadOnlySpan<char> value)
    {
        foreach (char c in value)
        {
            if (c != value[0])
                return false;
        }

        return true;
    }
}
