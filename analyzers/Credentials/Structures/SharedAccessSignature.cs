namespace ZeroTrustAgents.Credentials;

/// <summary>The signature of Azure URLs: 32 bytes in base64, percent-encoded or not, beside a version, an expiry or permissions.</summary>
internal static class SharedAccessSignature
{
    private static readonly string[] Companions = ["sv=", "se=", "sp=", "sr=", "skn="];

    public static bool TryRead(ref Scan scan, int name, int value, out CredentialMatch match)
    {
        match = default;
        ReadOnlySpan<char> text = scan.Text;
        if (name > 0 && text[name - 1] is not ('?' or '&' or ';' or ' ' or '"' or '\''))
            return false;

        int characters = 0, end = value;
        for (; end < text.Length && characters <= 44; end++, characters++)
        {
            if (IsEncoded(text.Slice(end)))
                end += 2;
            else if (!CharClass.Has(CharClass.Token, text[end]) || text[end] is '.' or '~' or '@' or '$' or ':' or '%')
                break;
        }

        scan.Steps += end - value;
        ReadOnlySpan<char> signature = text.Slice(value, end - value);
        if (characters is not (43 or 44) || !GeneratedBody.IsMixed(signature) || !HasCompanion(ref scan, name, end))
            return false;
        match = new(ContextKinds.SharedAccessSignature, value, signature.Length);
        return true;
    }

    // +, / and = as they stand in a URL.
    private static bool IsEncoded(ReadOnlySpan<char> text)
        => text.StartsWith("%2B".AsSpan(), StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("%2F".AsSpan(), StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("%3D".AsSpan(), StringComparison.OrdinalIgnoreCase);

    private static bool HasCompanion(ref Scan scan, int name, int end)
    {
        ReadOnlySpan<char> text = scan.Text;
        int from = Math.Max(0, name - CredentialMatcher.Context / 2);
        ReadOnlySpan<char> around = text.Slice(from, Math.Min(text.Length, end + CredentialMatcher.Context / 2) - from);
        scan.Steps += around.Length;
        foreach (string companion in Companions)
        {
            if (around.IndexOf(companion.AsSpan(), StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }
}
