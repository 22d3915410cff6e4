namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>Base64 (RFC 4648, section 4) of which every value has exactly one form, so that no byte of a signed file can change unseen.</summary>
internal static class CanonicalBase64
{
    /// <summary>The bytes; <see langword="null"/> for any other text.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        byte[] bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64Chars(text, bytes, out int count) && text.SequenceEqual(Convert.ToBase64String(bytes, 0, count)) ? bytes[..count] : null;
    }
}
