namespace ZeroTrustAgents.Analyzers;

/// <summary>Values that stand under telling names in files and are no credential: they say where it is, hold it encrypted, are for everybody, or are a version.</summary>
internal static class HarmlessValue
{
    private static readonly string[] Starts =
    [
        "@Microsoft.KeyVault(", "$ANSIBLE_VAULT;", "ENC[", "ENC(", "{cipher}", "vault:", "ref+", "op://", "keyvault:", "akv:",
        "arn:aws:", "secretref:", "!Ref ",
    ];

    /// <summary>What stands between a pair is filled in later, by a shell, a template or a deployment.</summary>
    private static readonly (string Open, string Close)[] Pairs =
    [
        ("${", "}"), ("$(", ")"), ("$[", "]"), ("#{", "}"), ("#{", "}#"), ("%{", "}"), ("{{", "}}"), ("<%", "%>"), ("[[", "]]"),
    ];

    /// <summary>Starts of public keys, which stand under names that say key: strong names, RSA and EC in SSH and PEM form.</summary>
    private static readonly string[] PublicStarts =
    [
        "0024000004800000", "ssh-rsa ", "ssh-ed25519 ", "ecdsa-sha2-", "sk-ssh-ed25519@", "sk-ecdsa-sha2-",
        "-----BEGIN PUBLIC KEY", "-----BEGIN RSA PUBLIC KEY", "-----BEGIN CERTIFICATE", "-----BEGIN PGP PUBLIC",
    ];

    public static bool Is(ReadOnlySpan<char> value) => StartsWithOne(value, Starts) || StartsWithOne(value, PublicStarts) || IsVariable(value) || IsFilledIn(value) || IsVersion(value);

    /// <summary><c>$NAME</c>, <c>$env:NAME</c>, <c>%NAME%</c>, <c>__NAME__</c>: nothing but the name of a variable.</summary>
    private static bool IsVariable(ReadOnlySpan<char> value)
    {
        if (value.Length < 2)
            return false;
        bool dollar = value[0] == '$';
        bool percent = value[0] == '%' && value[value.Length - 1] == '%';
        bool underscores = value.Length > 4 && value.StartsWith("__".AsSpan(), StringComparison.Ordinal) && value.EndsWith("__".AsSpan(), StringComparison.Ordinal);
        if (!dollar && !percent && !underscores)
            return false;
        ReadOnlySpan<char> name = percent ? value.Slice(1, value.Length - 2) : value.Slice(1);
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or ':' or '.'))
                return false;
        }

        return name.Length > 0 && !char.IsDigit(name[0]);
    }

    /// <summary><c>7.9.0-rc.42413</c>: packages are called after what they do, and lists of them give each its version.</summary>
    private static bool IsVersion(ReadOnlySpan<char> value)
    {
        int dots = 0;
        bool digit = false;
        foreach (char c in value)
        {
            if (c == '.' && digit)
                dots++;
            else if (c is '-' or '+' && digit)
                break;
            else if (c is < '0' or > '9')
                return false;
            digit = c != '.';
        }

        return dots >= 2;
    }

    private static bool IsFilledIn(ReadOnlySpan<char> value)
    {
        foreach ((string open, string close) in Pairs)
        {
            if (value.Length > open.Length + close.Length
                && value.StartsWith(open.AsSpan(), StringComparison.Ordinal) && value.EndsWith(close.AsSpan(), StringComparison.Ordinal)
                && value.Slice(open.Length, value.Length - open.Length - close.Length).IndexOf(open.AsSpan(), StringComparison.Ordinal) < 0)
                return true;
        }

        return false;
    }

    private static bool StartsWithOne(ReadOnlySpan<char> value, string[] starts)
    {
        foreach (string start in starts)
        {
            if (value.StartsWith(start.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
