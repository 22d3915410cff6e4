namespace ZeroTrustAgents.Credentials;

/// <summary>What stands behind the scheme of an Authorization header.</summary>
internal static class HeaderValue
{
    private const int LeastBasic = 16;
    private const int LeastBearer = 20;
    private const int MostDecoded = 192;

    /// <summary>Reads <c>base64(user:password)</c>.</summary>
    public static bool TryBasic(ref Scan scan, int at, CredentialKind kind, out CredentialMatch match)
    {
        match = default;
        int length = scan.RunLength(CharClass.Base64, at, 257);
        if (length is < LeastBasic or > 256)
            return false;

        Span<byte> bytes = stackalloc byte[MostDecoded];
        Span<char> decoded = stackalloc char[MostDecoded];
        int count = Base64Text.Decode(scan.Text.Slice(at, length), bytes);
        scan.Steps += length;
        int colon = -1;
        for (int i = 0; i < count; i++)
        {
            if (bytes[i] is < 32 or > 126)
                return false;
            decoded[i] = (char)bytes[i];
            if (colon < 0 && bytes[i] == ':')
                colon = i;
        }

        if (colon < 0 || !PasswordText.IsReal(decoded.Slice(colon + 1, count - colon - 1), decoded.Slice(0, colon)))
            return false;
        int end = at + length;
        while (end < scan.Text.Length && end < at + length + 2 && scan.Text[end] == '=')
            end++;
        if (KnownExamples.Contains(scan.Text.Slice(at, end - at)))
            return false;
        match = new(kind, at, end - at);
        return true;
    }

    /// <summary>Reads a bearer token: opaque, long, of several kinds of characters.</summary>
    public static bool TryBearer(ref Scan scan, int at, out CredentialMatch match)
    {
        match = default;
        int length = scan.RunLength(CharClass.Opaque, at, 2049);
        while (length > 0 && scan.Text[at + length - 1] is '.')
            length--;
        if (length is < LeastBearer or > 2048)
            return false;
        ReadOnlySpan<char> value = scan.Text.Slice(at, length);
        scan.Steps += length;
        bool digit = false, letter = false;
        foreach (char c in value)
        {
            digit |= c is >= '0' and <= '9';
            letter |= (c | 0x20) is >= 'a' and <= 'z';
        }

        if (!digit || !letter || KnownExamples.Contains(value) || !(GeneratedBody.IsMixed(value) || (length >= 32 && GeneratedBody.IsVaried(value))))
            return false;
        match = new(ContextKinds.Bearer, at, length);
        return true;
    }

    /// <summary>Reads an Okta API token.</summary>
    public static bool TryOkta(ref Scan scan, int at, out CredentialMatch match)
    {
        match = default;
        int length = scan.RunLength(CharClass.Url, at, 43);
        if (length != 42 || !scan.Text.Slice(at).StartsWith("00".AsSpan(), StringComparison.Ordinal) || !GeneratedBody.IsMixed(scan.Text.Slice(at, length)))
            return false;
        match = new(ContextKinds.Okta, at, length);
        return true;
    }
}
