namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Private keys as base64 of their DER, without armour: the structure is read as far as it tells what the key is, and its length
/// must be that of the base64.
/// </summary>
internal static class DerKey
{
    private const int Head = 64;
    private const int MostCharacters = 64 * 1024;

    /// <summary>PKCS #8: SEQUENCE { INTEGER 0 or 1, SEQUENCE { OID … }, OCTET STRING … }.</summary>
    public static bool TryPkcs8(ref Scan scan, int start, out int end)
    {
        Span<byte> head = stackalloc byte[Head];
        return TryHead(ref scan, start, head, out end) && new DerReader(head).TryEnter(0x30, out DerReader reader)
            && reader.TryInteger(out int version) && version <= 1
            && reader.TryEnter(0x30, out DerReader algorithm) && algorithm.TryEnter(0x06, out _)
            && reader.Next == 0x04;
    }

    /// <summary>PKCS #1: SEQUENCE { INTEGER 0, INTEGER modulus, … }.</summary>
    public static bool TryPkcs1(ref Scan scan, int start, out int end)
    {
        Span<byte> head = stackalloc byte[Head];
        return TryHead(ref scan, start, head, out end) && new DerReader(head).TryEnter(0x30, out DerReader reader)
            && reader.TryInteger(out int version) && version == 0
            && reader.Next == 0x02 && reader.NextLength >= 60;
    }

    /// <summary>SEC 1: SEQUENCE { INTEGER 1, OCTET STRING of 28 to 66 bytes, … }.</summary>
    public static bool TrySec1(ref Scan scan, int start, out int end)
    {
        Span<byte> head = stackalloc byte[Head];
        return TryHead(ref scan, start, head, out end) && new DerReader(head).TryEnter(0x30, out DerReader reader)
            && reader.TryInteger(out int version) && version == 1
            && reader.Next == 0x04 && reader.NextLength is >= 28 and <= 66;
    }

    /// <summary>PKCS #12: SEQUENCE { INTEGER 3, SEQUENCE { OID data or signedData, … } }.</summary>
    public static bool TryPkcs12(ref Scan scan, int start, out int end)
    {
        Span<byte> head = stackalloc byte[Head];
        return TryHead(ref scan, start, head, out end) && new DerReader(head).TryEnter(0x30, out DerReader reader)
            && reader.TryInteger(out int version) && version == 3
            && reader.TryEnter(0x30, out DerReader safe)
            && safe.StartsWith([0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07]);
    }

    // Decodes the first bytes and compares the length they give with that of the base64.
    private static bool TryHead(ref Scan scan, int start, scoped Span<byte> head, out int end)
    {
        end = start;
        ReadOnlySpan<char> text = scan.Text;
        if (start > 0 && CharClass.Has(CharClass.Base64, text[start - 1]) && !TokenEdge.IsEscaped(text, start))
            return false;
        head.Clear();
        scan.Steps += Base64Text.Decode(text.Slice(start, Math.Min(text.Length - start, (Head * 4 / 3) + 1)), head);
        var outer = new DerReader(head);
        if (!outer.TryEnter(0x30, out _) || outer.EnteredLength is < 40 or > MostCharacters)
            return false;

        int bytes = outer.EnteredHeader + outer.EnteredLength;
        int characters = ((bytes * 4) + 2) / 3;
        if (scan.RunLength(CharClass.Base64, start, characters + 1) != characters)
            return false;
        end = start + characters;
        for (int padding = (3 - (bytes % 3)) % 3; padding > 0 && end < text.Length && text[end] == '='; padding--)
            end++;
        return TokenEdge.IsEnd(text, end);
    }
}
