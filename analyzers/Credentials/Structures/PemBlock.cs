namespace ZeroTrustAgents.Credentials;

/// <summary>Private keys in armour: RFC 7468, OpenSSH and OpenPGP. The armour alone is no key.</summary>
internal static class PemBlock
{
    private const string Begin = "-----BEGIN ";
    private const string EndMark = "-----END ";
    private const string Dashes = "-----";
    private const int LongestLabel = 48;
    private const int LeastBody = 64;

    /// <summary>A key whose end is cut off is still a key from this length on.</summary>
    private const int LeastOpenBody = 256;

    /// <summary>Reads a block whose first dash stands at <paramref name="at"/>.</summary>
    public static bool TryRead(ref Scan scan, int at, out CredentialMatch match)
    {
        match = default;
        ReadOnlySpan<char> text = scan.Text;
        if (!text.Slice(at).StartsWith(Begin.AsSpan(), StringComparison.Ordinal))
            return false;

        ReadOnlySpan<char> rest = text.Slice(at + Begin.Length);
        int labelLength = rest.Slice(0, Math.Min(rest.Length, LongestLabel)).IndexOf(Dashes.AsSpan());
        scan.Steps += LongestLabel;
        if (labelLength < 0 || ContextKinds.OfLabel(rest.Slice(0, labelLength)) is not { } kind)
            return false;

        int body = at + Begin.Length + labelLength + Dashes.Length;
        int dashes = text.Slice(body).IndexOf(Dashes.AsSpan());
        int bodyLength = dashes < 0 ? text.Length - body : dashes;
        scan.Steps += bodyLength;
        if (!TryBody(text.Slice(body, bodyLength), kind, dashes >= 0 ? LeastBody : LeastOpenBody, out int length))
            return false;

        int end = body + length;
        if (dashes >= 0)
        {
            end = body + dashes;
            ReadOnlySpan<char> closing = text.Slice(end);
            if (!closing.StartsWith(EndMark.AsSpan(), StringComparison.Ordinal))
                return false;
            int label = closing.Slice(EndMark.Length, Math.Min(closing.Length - EndMark.Length, LongestLabel)).IndexOf(Dashes.AsSpan());
            end += label < 0 ? EndMark.Length : EndMark.Length + label + Dashes.Length;
        }

        match = new(ContextKinds.InContext(kind, text.Slice(Math.Max(0, at - LongestLabel), Math.Min(at, LongestLabel))), at, end - at);
        return true;
    }

    /// <summary>
    /// Counts the base64 of a body, past line ends, their escapes and whatever joins the pieces of a literal, and past header
    /// fields, which end with their line.
    /// </summary>
    private static bool TryBody(ReadOnlySpan<char> body, CredentialKind kind, int least, out int end)
    {
        int count = 0, first = -1;
        ulong low = 0, high = 0;
        end = 0;
        for (int i = 0; i < body.Length; i++)
        {
            char c = body[i];
            if (c == '\\' && i + 1 < body.Length && body[i + 1] is 'n' or 'r')
            {
                i++;
            }
            else if (c == ':')
            {
                i += LineLength(body.Slice(i));
                (count, first, low, high) = (0, -1, 0, 0);
            }
            else if (Base64Text.Value(c) >= 0)
            {
                if (first < 0)
                    first = i;
                count++;
                end = i + 1;
                if (c < 64)
                    low |= 1UL << c;
                else
                    high |= 1UL << (c & 63);
            }
            else if (c is '=')
            {
                end = i + 1;
            }
            else if (c is '.' or '…' or '*' or '<' or '{')
            {
                return false;
            }
        }

        return count >= least && Ones(low) + Ones(high) >= 16 && ContextKinds.StartsAs(kind, body.Slice(first));
    }

    private static int LineLength(ReadOnlySpan<char> rest)
    {
        for (int i = 0; i < rest.Length; i++)
        {
            if (rest[i] is '\n' or '\r')
                return i;
            if (rest[i] == '\\' && i + 1 < rest.Length && rest[i + 1] is 'n' or 'r')
                return i + 1;
        }

        return rest.Length;
    }

    private static int Ones(ulong bits)
    {
        int count = 0;
        for (; bits != 0; bits &= bits - 1)
            count++;
        return count;
    }
}
