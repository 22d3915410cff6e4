namespace ZeroTrustAgents.Inspection;

internal static class TextOverlap
{
    /// <summary>Length of the longest end of <paramref name="text"/> that is a beginning, but not the whole, of <paramref name="secret"/>.</summary>
    public static int Longest(ReadOnlySpan<char> text, ReadOnlySpan<char> secret)
    {
        for (int length = Math.Min(text.Length, secret.Length - 1); length > 0; length--)
        {
            if (text.EndsWith(secret[..length], StringComparison.Ordinal))
                return length;
        }

        return 0;
    }
}
