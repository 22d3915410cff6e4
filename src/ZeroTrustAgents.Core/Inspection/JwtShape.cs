namespace ZeroTrustAgents.Inspection;

/// <summary>
/// Recognises, one character at a time, a compact JWS or JWE (RFC 7515, RFC 7516): three to five base64url segments
/// between dots. The text begins with <c>eyJ</c>, the encoding of <c>{"</c>; the caller sees to that.
/// </summary>
internal struct JwtShape
{
    /// <summary>A longer run of these characters is data and no header.</summary>
    public const int LongestHeader = 4096;

    private const int ShortestHeader = 10;
    private const int ShortestToken = 24;
    private const int MostDots = 4;

    private int _dots;
    private int _header;
    private int _length;

    public readonly bool IsToken => _dots >= 2 && _length >= ShortestToken;

    /// <summary>Whether the first segment is complete; the next may itself be the header of a token.</summary>
    public readonly bool IsPastHeader => _dots > 0;

    public readonly bool IsTooLong => _header > LongestHeader;

    /// <summary>Takes the next character; <see langword="false"/> where it does not belong to the token.</summary>
    public bool Take(char c)
    {
        if (c == '.')
        {
            if (_header is < ShortestHeader or > LongestHeader || _dots == MostDots)
                return false;
            _dots++;
        }
        else if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
        {
            return false;
        }
        else if (_dots == 0)
        {
            _header++;
        }

        _length++;
        return true;
    }
}
