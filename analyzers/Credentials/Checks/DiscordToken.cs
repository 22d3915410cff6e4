namespace ZeroTrustAgents.Credentials;

/// <summary>Discord's bot tokens start with the base64 of the bot's id, a decimal number of 17 to 20 digits.</summary>
internal static class DiscordToken
{
    public static bool Check(ReadOnlySpan<char> value, int body)
    {
        int first = value.IndexOf('.'), last = value.LastIndexOf('.');
        Span<byte> digits = stackalloc byte[24];
        int count = Base64Text.Decode(value.Slice(0, first), digits);
        if (count is < 17 or > 20)
            return false;
        foreach (byte digit in digits.Slice(0, count))
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
        }

        return GeneratedBody.IsMixed(value.Slice(last + 1));
    }
}
