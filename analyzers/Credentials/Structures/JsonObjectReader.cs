namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Verifies that bytes, offered one by one, are a JSON object, and notes some of its outermost names. Strings, nesting and the
/// order of braces are checked; numbers and words only by their characters.
/// </summary>
internal struct JsonObjectReader
{
    private int depth;
    private ulong kinds;
    private ulong name;
    private bool inString;
    private bool escaped;
    private bool failed;
    private bool expectsName;

    /// <summary>Whether a complete object has been read.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Whether an outermost member is called <c>alg</c>, <c>enc</c> or <c>typ</c>.</summary>
    public bool HasHeaderName { get; private set; }

    /// <summary>Whether an outermost member is called <c>enc</c>: the token is encrypted.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>Takes one byte; false once the bytes are no object.</summary>
    public bool Accept(byte b)
    {
        if (failed)
            return false;
        failed = !(inString ? AcceptInString(b) : AcceptOutside((char)b));
        return !failed;
    }

    private bool AcceptInString(byte b)
    {
        if (escaped)
        {
            escaped = false;
        }
        else if (b == '\\')
        {
            escaped = true;
        }
        else if (b == '"')
        {
            inString = false;
            if (depth == 1 && expectsName)
                NoteName();
        }
        else if (b < ' ')
        {
            return false;
        }

        name = (name << 8) | b;
        return true;
    }

    private bool AcceptOutside(char c)
    {
        if (IsComplete)
            return c is ' ' or '\n' or '\r' or '\t';
        switch (c)
        {
            case '{' or '[':
                if (depth == 0 && c == '[' || depth == 63)
                    return false;
                kinds = (kinds << 1) | (c == '{' ? 1u : 0u);
                depth++;
                expectsName = c == '{';
                return true;
            case '}' or ']':
                if (depth == 0 || (kinds & 1) != (c == '}' ? 1u : 0u))
                    return false;
                kinds >>= 1;
                IsComplete = --depth == 0;
                return true;
            case '"':
                inString = depth != 0;
                name = 0;
                return inString;
            case ':':
                expectsName = false;
                return depth != 0;
            case ',':
                expectsName = (kinds & 1) != 0;
                return depth != 0;
            default:
                return c is ' ' or '\n' or '\r' or '\t'
                    || (depth != 0 && c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or '-' or '+' or '.' or 'E');
        }
    }

    private void NoteName()
    {
        const ulong Alg = ('a' << 16) | ('l' << 8) | 'g', Enc = ('e' << 16) | ('n' << 8) | 'c', Typ = ('t' << 16) | ('y' << 8) | 'p';
        IsEncrypted |= name == Enc;
        HasHeaderName |= name is Alg or Enc or Typ;
    }
}
