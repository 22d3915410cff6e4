namespace ZeroTrustAgents.Credentials;

/// <summary>Atlassian's Data Center tokens: base64 of a number of twelve digits, a colon and twenty random bytes.</summary>
internal static class DataCenterToken
{
    private const int Digits = 12;

    public static bool Check(ReadOnlySpan<char> value, int body)
    {
        Span<byte> bytes = stackalloc byte[Digits + 1];
        Base64Text.Decode(value, bytes);
        for (int i = 0; i < Digits; i++)
        {
            if (bytes[i] is < (byte)'0' or > (byte)'9')
                return false;
        }

        return bytes[Digits] == ':' && GeneratedBody.IsMixed(value, body);
    }
}
