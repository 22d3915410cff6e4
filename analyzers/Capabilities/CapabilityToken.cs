using System.Globalization;
using System.Text;

namespace ZeroTrustAgents.Capabilities;

/// <summary>
/// One word of a line. What is not plain ASCII, or could be taken for something else, stands in quotes with escapes as in JSON:
/// a reviewer sees every character that counts.
/// </summary>
internal static class CapabilityToken
{
    public static string Write(string text)
    {
        bool bare = text.Length > 0;
        foreach (char c in text)
            bare &= IsBare(c);
        if (bare)
            return text;
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c is < ' ' or > '~')
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Splits a line into its parts at every <c>;</c>, and these into words; <see langword="null"/> when a quote does not close or an escape is none.</summary>
    public static List<List<string>>? Split(string line)
    {
        var words = new List<string>();
        var parts = new List<List<string>> { words };
        for (int i = 0; i < line.Length;)
        {
            if (line[i] is ' ' or '\t')
            {
                i++;
            }
            else if (line[i] == ';')
            {
                parts.Add(words = []);
                i++;
            }
            else if (line[i] == '"')
            {
                if (Quoted(line, ref i) is not { } word)
                    return null;
                words.Add(word);
            }
            else
            {
                int start = i;
                while (i < line.Length && line[i] is not (' ' or '\t' or ';' or '"'))
                    i++;
                words.Add(line.Substring(start, i - start));
            }
        }

        return parts;
    }

    private static bool IsBare(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '_' or '~' or ':' or '/' or '@' or '+' or '*' or '%' or ',';

    private static string? Quoted(string line, ref int i)
    {
        var text = new StringBuilder();
        for (i++; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                i++;
                return text.ToString();
            }

            if (line[i] != '\\')
            {
                text.Append(line[i]);
                continue;
            }

            char escaped = i + 1 < line.Length ? line[i + 1] : '\0';
            if (escaped is '"' or '\\')
            {
                text.Append(escaped);
                i++;
            }
            else if (escaped == 'u' && Code(line, i + 2) is { } code)
            {
                text.Append(code);
                i += 5;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The character of four hexadecimal digits.</summary>
    private static char? Code(string line, int start)
    {
        int code = 0;
        for (int i = start; i < start + 4; i++)
        {
            if (i >= line.Length || !Uri.IsHexDigit(line[i]))
                return null;
            code = (code * 16) + Uri.FromHex(line[i]);
        }

        return (char)code;
    }
}
