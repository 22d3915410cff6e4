namespace ZeroTrustAgents.Analyzers;

/// <summary>Commands that take a credential in a place that has no telling name.</summary>
internal static class SecretArgument
{
    /// <summary>A command and the word that its credential stands behind; the command itself where it takes it first.</summary>
    private static readonly (string Command, string Behind)[] All =
    [
        ("ConvertTo-SecureString", "ConvertTo-SecureString"), ("ConvertTo-SecureString", "-String"),
        ("sshpass", "-p"), ("login", "-p"), ("sqlcmd", "-P"), ("bcp", "-P"), ("redis-cli", "-a"), ("ldapsearch", "-w"),
    ];

    public static bool IsCommand(ReadOnlySpan<char> word)
    {
        foreach ((string command, string _) in All)
        {
            if (EntryName.Is(word, command))
                return true;
        }

        return false;
    }

    public static bool IsTakenBehind(ReadOnlySpan<char> command, ReadOnlySpan<char> word)
    {
        if (command.Length == 0)
            return false;
        foreach ((string known, string behind) in All)
        {
            // Options tell upper from lower case: -p is a port where -P is a password.
            if (EntryName.Is(command, known) && word.Equals(behind.AsSpan(), StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
