namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Private keys as base64 of their DER, without armour: the structure is read as far as it tells what the key is, and its length
/// must be that of the base64.
/// </summary>
internal static class DerKey
{
    private const int Head = 64;
    /// <summary>More than a PKCS #12 file with a chain of certificates; bounds what one start can cost.</summary>
    private const int MostBytes = 32 * 1024;
    private const int LeastLine = 48;
    private const int LongestBreak = 40;

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
        if (!outer.TryEnter(0x30, out _) || outer.EnteredLength is < 40 or > MostBytes)
            return false;

        int bytes = outer.EnteredHeader + outer.EnteredLength;
        int characters = ((bytes * 4) + 2) / 3;
        if (text.Length - start < characters)
            return false;
        int run = scan.RunLength(CharClass.Base64, start, characters + 1);
        end = start + characters;
        if (run != characters && !TryLines(ref scan, start, run, characters, out end))
            return false;
        for (int padding = (3 - (bytes % 3)) % 3; padding > 0 && end < text.Length && text[end] == '='; padding--)
            end++;
        return TokenEdge.IsEnd(text, end);
    }

    /// <summary>
    /// Base64 in lines of one length, with one and the same line end and indentation between them. Only what stands between the
    /// lines is looked at, and the last line: the length that the DER gives must come out to the character.
    /// </summary>
    private static bool TryLines(ref Scan scan, int start, int line, int characters, out int end)
    {
        end = start;
        ReadOnlySpan<char> text = scan.Text;
        if (line < LeastLine || line >= characters)
            return false;
        int next = start + line;
        while (next < text.Length && next - start - line < LongestBreak && !CharClass.Has(CharClass.Base64, text[next]))
            next += text[next] == '\\' ? 2 : 1;
        ReadOnlySpan<char> lineBreak = text.Slice(start + line, Math.Min(next, text.Length) - start - line);
        if (lineBreak.IndexOf('\n') < 0 && lineBreak.IndexOf("\\n".AsSpan()) < 0)
            return false;

        int rest = characters - line;
        for (; rest > line; rest -= line, next += line + lineBreak.Length)
        {
            scan.Steps += lineBreak.Length;
            if (text.Length - next <= line || !text.Slice(next + line).StartsWith(lineBreak))
                return false;
        }

        end = next + rest;
        return scan.RunLength(CharClass.Base64, next, rest + 1) == rest;
    }
}
