namespace ZeroTrustAgents.Credentials;

/// <summary>Slack's tokens: numbers of team, user and app, and a random part at the end.</summary>
internal static class SlackToken
{
    private const int LeastSecret = 16;

    public static bool Check(ReadOnlySpan<char> value, int body)
    {
        int secret = value.LastIndexOf('-') + 1;
        if (secret <= body || value.Length - secret < LeastSecret)
            return false;
        int digits = 0;
        for (int i = body; i < secret; i++)
        {
            if (value[i] is >= '0' and <= '9')
                digits++;
            else if (value[i] != '-' || digits is < 6 or > 14)
                return false;
            else
                digits = 0;
        }

        return GeneratedBody.IsVaried(value.Slice(secret));
    }
}
