namespace ZeroTrustAgents.Analyzers;

/// <summary>Values that are not the credential but say where it is, or hold it encrypted: the ways that files of deployments have.</summary>
internal static class IndirectValue
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

    public static bool Is(ReadOnlySpan<char> value) => StartsWithOne(value, Starts) || StartsWithOne(value, PublicStarts) || IsVariable(value) || IsFilledIn(value);

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
