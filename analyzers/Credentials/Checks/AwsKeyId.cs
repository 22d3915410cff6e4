namespace ZeroTrustAgents.Credentials;

/// <summary>
/// AWS access key ids: behind the four letters stand ten bytes in base 32, whose first 48 bits but the last seven and the first
/// one hold the account's number. That number has at most twelve decimal digits.
/// </summary>
internal static class AwsKeyId
{
    private const ulong MostAccounts = 1_000_000_000_000;

    public static bool Check(ReadOnlySpan<char> value, int body)
    {
        // AWS's documentation ends its ids in this; 35 bits do not do so by chance.
        if (value.EndsWith("EXAMPLE".AsSpan(), StringComparison.Ordinal))
            return false;
        ulong bits = 0;
        // Ten characters are fifty bits: enough for the six bytes that hold the account.
        for (int i = 0; i < 10; i++)
        {
            char c = value[body + i];
            bits = (bits << 5) | (uint)(c >= 'A' ? c - 'A' : c - '2' + 26);
        }

        ulong account = ((bits >> 2) & 0x7FFF_FFFF_FF80) >> 7;
        return account < MostAccounts && GeneratedBody.IsVaried(value, body);
    }
}
