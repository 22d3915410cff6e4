namespace ZeroTrustAgents.Credentials;

/// <summary>
/// JSON Web Tokens (RFC 7519): header and payload decode to JSON objects, the header says how it is signed or encrypted, and the
/// signature is there.
/// </summary>
internal static class JsonWebToken
{
    private const int LeastSignature = 20;

    /// <summary>Nobody sends more in a header field; bounds what one start can cost.</summary>
    private const int MostPart = 16 * 1024;

    public static bool TryRead(ref Scan scan, int start, out int end)
    {
        end = start;
        ReadOnlySpan<char> text = scan.Text;
        // One start a run of characters, or `eyJ-eyJ-…` would decode its end again for each of them.
        if (start > 0 && CharClass.Has(CharClass.Url, text[start - 1]) && !TokenEdge.IsEscaped(text, start))
            return false;
        if (!TryPart(ref scan, ref end, out int headerLength) || !TryObject(ref scan, start, headerLength, out JsonObjectReader header) || !header.HasHeaderName)
            return false;
        int second = end;
        if (!TryPart(ref scan, ref end, out int length))
            return false;

        if (header.IsEncrypted)
            return TryEncrypted(ref scan, ref end);
        if (!TryObject(ref scan, second, length, out _))
            return false;
        int third = end;
        int signature = scan.RunLength(CharClass.Url, third, MostPart);
        end = third + signature;
        return signature >= LeastSignature
            && TokenEdge.IsEnd(text, end)
            && GeneratedBody.IsMixed(text.Slice(third, Math.Min(signature, 512)))
            && !KnownExamples.Contains(text.Slice(second, length));
    }

    // A part and the full stop behind it.
    private static bool TryPart(ref Scan scan, ref int at, out int length)
    {
        length = scan.RunLength(CharClass.Url, at, MostPart);
        at += length;
        if (at >= scan.Text.Length || scan.Text[at] != '.')
            return false;
        at++;
        return true;
    }

    // Header, key, vector, text, tag; the key may be empty.
    private static bool TryEncrypted(ref Scan scan, ref int end)
    {
        if (!TryPart(ref scan, ref end, out int vector) || !TryPart(ref scan, ref end, out int cipher))
            return false;
        int tag = scan.RunLength(CharClass.Url, end, 1024);
        end += tag;
        return vector >= 16 && cipher >= 2 && tag >= LeastSignature && TokenEdge.IsEnd(scan.Text, end);
    }

    private static bool TryObject(ref Scan scan, int start, int length, out JsonObjectReader reader)
    {
        reader = default;
        uint bits = 0;
        int have = 0;
        foreach (char c in scan.Text.Slice(start, length))
        {
            scan.Steps++;
            bits = (bits << 6) | (uint)Base64Text.Value(c);
            have += 6;
            if (have < 8)
                continue;
            have -= 8;
            if (!reader.Accept((byte)(bits >> have)))
                return false;
        }

        return reader.IsComplete;
    }
}
