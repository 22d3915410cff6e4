namespace ZeroTrustAgents.Credentials;

/// <summary>OpenAI's keys hold the base64 of their issuer's name between two random halves.</summary>
internal static class OpenAiKey
{
    private const string Mark = "T3BlbkFJ";
    private const int LeastHalf = 16;

    public static bool Check(ReadOnlySpan<char> value, int body)
    {
        int mark = value.Slice(body).IndexOf(Mark.AsSpan(), StringComparison.Ordinal);
        return mark >= LeastHalf
            && value.Length - body - mark - Mark.Length >= LeastHalf
            && GeneratedBody.IsMixed(value, body);
    }
}
