using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A value with its escapes resolved, which still knows where in the file each character stands. Reused from value to value.</summary>
internal sealed class DecodedText
{
    private char[] _characters = new char[256];

    /// <summary>Where each character starts; one more than there are characters, for the end of the last.</summary>
    private int[] _starts = new int[257];
    private int _length;

    public ReadOnlySpan<char> Characters => _characters.AsSpan(0, _length);

    /// <summary>The place in the file of a part of the value.</summary>
    public TextSpan Source(int start, int length) => TextSpan.FromBounds(_starts[start], _starts[start + length]);

    /// <summary>Whether resolving would change anything.</summary>
    public static bool IsNeeded(ReadOnlySpan<char> raw, Escaping escaping) => escaping switch
    {
        Escaping.Backslash => raw.IndexOf('\\') >= 0,
        Escaping.Entity => raw.IndexOf('&') >= 0,
        Escaping.DoubledQuote => raw.IndexOf('\'') >= 0,
        Escaping.Indentation => raw.IndexOf('\n') >= 0,
        _ => false,
    };

    public void Decode(string text, TextSpan span, Escaping escaping)
    {
        _length = 0;
        if (_characters.Length < span.Length)
        {
            _characters = new char[span.Length];
            _starts = new int[span.Length + 1];
        }

        int indentation = escaping == Escaping.Indentation ? Indentation(text, span.Start) : 0;
        int i = span.Start;
        while (i < span.End)
        {
            int length = 1;
            char c = text[i];
            switch (escaping)
            {
                case Escaping.Backslash when c == '\\':
                    length = Backslash(text, i, span.End, out c);
                    break;
                case Escaping.Entity when c == '&':
                    length = XmlEntity.Read(text, i, span.End, out c);
                    break;
                case Escaping.DoubledQuote when c == '\'' && i + 1 < span.End && text[i + 1] == '\'':
                    length = 2;
                    break;
                case Escaping.Indentation when c == '\n':
                    length = 1 + Blanks(text, i + 1, Math.Min(span.End, i + 1 + indentation));
                    break;
            }

            _characters[_length] = c;
            _starts[_length++] = i;
            i += length;
        }

        _starts[_length] = span.End;
    }

    private static int Backslash(string text, int i, int end, out char c)
    {
        c = '\\';
        if (i + 1 >= end)
            return 1;
        c = text[i + 1] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', '0' => '\0', var other => other };
        if (c != 'u')
            return 2;
        int code = 0;
        for (int k = i + 2; k < i + 6; k++)
        {
            int digit = k < end ? XmlEntity.HexDigit(text[k]) : -1;
            if (digit < 0)
                return 2;
            code = (code << 4) | digit;
        }

        c = (char)code;
        return 6;
    }

    /// <summary>The indentation of the line that a block's first character stands in.</summary>
    private static int Indentation(string text, int start)
    {
        int line = start;
        while (line > 0 && text[line - 1] != '\n')
            line--;
        return Blanks(text, line, start);
    }

    private static int Blanks(string text, int start, int end)
    {
        int i = start;
        while (i < end && text[i] is ' ' or '\t')
            i++;
        return i - start;
    }
}
