namespace ZeroTrustAgents.Credentials;

/// <summary>The only form in which a credential is ever shown: its first characters.</summary>
internal static class Masked
{
    private const int MostShown = 4;

    /// <summary>At most a quarter of the value and at most four characters of it; control characters are not shown.</summary>
    public static string Show(ReadOnlySpan<char> value)
    {
        Span<char> shown = stackalloc char[MostShown + 1];
        int length = Math.Min(MostShown, value.Length / 4);
        for (int i = 0; i < length; i++)
            shown[i] = value[i] is > ' ' and <= '~' ? value[i] : '?';
        shown[length] = '…';
        return shown.Slice(0, length + 1).ToString();
    }
}
