namespace ZeroTrustAgents.Credentials;

/// <summary>Values behind <c>name=</c> that a format makes credentials: in connection strings, signed URLs, registry and publish settings.</summary>
internal static class NamedValue
{
    private const int LongestName = 24;

    /// <summary>Reads the value behind the equals sign at <paramref name="equals"/>.</summary>
    public static bool TryRead(ref Scan scan, int equals, out CredentialMatch match)
    {
        match = default;
        ReadOnlySpan<char> text = scan.Text;
        int start = equals;
        while (start > 0 && equals - start < LongestName && (CharClass.Has(CharClass.Alnum, text[start - 1]) || text[start - 1] == '_'))
            start--;
        scan.Steps += equals - start;
        if (equals - start < 3)
            return false;

        int value = equals + 1;
        ReadOnlySpan<char> name = text.Slice(0, equals);
        return (name[equals - 1] | 0x20) switch
        {
            'd' when Is(name, "password") || Is(name, "pwd") => ConnectionString.TryPassword(ref scan, start, value, out match),
            'd' when Is(name, "userPWD") => TryPublishPassword(ref scan, value, out match),
            'y' when Is(name, "AccountKey") => TryKey(ref scan, value, ContextKinds.StorageConnection, 40, out match),
            'y' when Is(name, "SharedAccessKey") => TryKey(ref scan, value, ContextKinds.SharedAccessKey, 40, out match),
            'y' when Is(name, "AccessKey") => ConnectionString.HasName(ref scan, start, "Endpoint") && TryKey(ref scan, value, ContextKinds.EndpointAccessKey, 32, out match),
            'y' when Is(name, "PrivateKey") => TryKey(ref scan, value, ContextKinds.WireGuard, 43, out match) && match.Length == 44,
            't' when Is(name, "Secret") => ConnectionString.HasName(ref scan, start, "Endpoint") && TryKey(ref scan, value, ContextKinds.AppConfiguration, 40, out match),
            'n' when Is(name, "_authToken") => TryToken(ref scan, value, out match),
            'g' when Is(name, "sig") => SharedAccessSignature.TryRead(ref scan, start, value, out match),
            'h' when Is(name, "_auth") => HeaderValue.TryBasic(ref scan, value, ContextKinds.RegistryAuth, out match),
            _ => false,
        };
    }

    // The name may stand right behind an escape sequence.
    private static bool Is(ReadOnlySpan<char> text, string name)
        => text.EndsWith(name.AsSpan(), StringComparison.OrdinalIgnoreCase) && TokenEdge.IsStart(text, text.Length - name.Length);

    // Base64 with its padding.
    private static bool TryKey(ref Scan scan, int at, CredentialKind kind, int least, out CredentialMatch match)
    {
        match = default;
        int length = scan.RunLength(CharClass.Base64, at, 200);
        if (length < least || length == 200)
            return false;
        int end = at + length;
        while (end < scan.Text.Length && end < at + length + 2 && scan.Text[end] == '=')
            end++;
        ReadOnlySpan<char> value = scan.Text.Slice(at, end - at);
        scan.Steps += value.Length;
        if (!GeneratedBody.IsMixed(value, 0) || KnownExamples.Contains(value))
            return false;
        match = new(kind, at, value.Length);
        return true;
    }

    private static bool TryPublishPassword(ref Scan scan, int at, out CredentialMatch match)
    {
        match = default;
        if (at < scan.Text.Length && scan.Text[at] is '"' or '\'')
            at++;
        int length = scan.RunLength(CharClass.Alnum, at, 61);
        if (length != 60 || !GeneratedBody.IsMixed(scan.Text.Slice(at, length)))
            return false;
        match = new(ContextKinds.PublishPassword, at, length);
        return true;
    }

    private static bool TryToken(ref Scan scan, int at, out CredentialMatch match)
    {
        match = default;
        if (at < scan.Text.Length && scan.Text[at] is '"')
            at++;
        int length = scan.RunLength(CharClass.Opaque, at, 2048);
        while (length > 0 && scan.Text[at + length - 1] == '.')
            length--;
        if (length < 16 || !GeneratedBody.IsVaried(scan.Text.Slice(at, length)))
            return false;
        match = new(ContextKinds.RegistryToken, at, length);
        return true;
    }
}
