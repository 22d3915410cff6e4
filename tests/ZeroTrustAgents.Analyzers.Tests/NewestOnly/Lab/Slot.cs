using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>One labelled value: its target's name in every casing, and the value in every spelling that C# has.</summary>
internal sealed record Slot(int Index, string[] Words, string Value)
{
    public string Pascal => string.Concat(Words.Select(Capital));

    public string Camel => Words[0] + string.Concat(Words.Skip(1).Select(Capital));

    public string Snake => string.Join('_', Words);

    public string Kebab => string.Join('-', Words);

    public string Screaming => Snake.ToUpperInvariant();

    /// <summary>The literal, escaped.</summary>
    public string Literal => Quote(Value);

    public string Verbatim => "@\"" + Value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>Raw over several lines, at column zero: the value may have lines of its own.</summary>
    public string Raw => "\"\"\"\"\n" + Value + "\n\"\"\"\"";

    /// <summary>With a sign more than the value has braces in a row, so that its own are text.</summary>
    public string RawInterpolated => new string('$', Braces) + "\"\"\"\"\n" + Value + new string('{', Braces) + "1" + new string('}', Braces) + "\n\"\"\"\"";

    public string Utf8 => Literal + "u8";

    public string Chars => string.Join(", ", Value.Select(static c => SymbolDisplay.FormatLiteral(c, quote: true)));

    public string Bytes => string.Join(", ", Encoding.UTF8.GetBytes(Value).Select(static b => "0x" + b.ToString("X2", CultureInfo.InvariantCulture)));

    public string Base64 => Convert.ToBase64String(Encoding.UTF8.GetBytes(Value));

    public string Hex => Convert.ToHexString(Encoding.UTF8.GetBytes(Value));

    public string Reversed => Quote(new string([.. Value.Reverse()]));

    public string First => Quote(Value[..(Value.Length / 2)]);

    public string Second => Quote(Value[(Value.Length / 2)..]);

    public string JsonValue => System.Text.Json.JsonEncodedText.Encode(Value, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    public string Json => Quote("{ \"name\": \"x\", \"" + Camel + "\": \"" + JsonValue + "\" }");

    public string Xml => Quote("<settings><name>x</name><" + Pascal + ">" + System.Security.SecurityElement.Escape(Value) + "</" + Pascal + "></settings>");

    public bool IsUrlSafe => Value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~');

    /// <summary>Whether the value can stand unquoted in a connection string, a command line or a header.</summary>
    public bool IsOneWord => Value.Length > 0 && Value.All(static c => c is > ' ' and <= '~' && c is not (';' or '"' or '\'' or '\\' or '`' or '$' or '%' or '&' or '<' or '>' or '|' or '(' or ')' or '#' or '!' or '*' or '?' or ',' or '{' or '}' or '='));

    public static string Quote(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    private int Braces
    {
        get
        {
            int most = 1, run = 0;
            foreach (char c in Value)
                most = Math.Max(most, run = c is '{' or '}' ? run + 1 : 0);
            return most + 1;
        }
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
