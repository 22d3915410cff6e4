using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Cli.Audit;

/// <summary>Reads public keys from the command line: one, or a file that holds one a line.</summary>
internal static class KeyText
{
    private const string PrivatePrefix = "PRIVATE+KEY+";

    public static IEnumerable<NoteKey> Read(IEnumerable<string> values) => values.SelectMany(Read);

    private static NoteKey[] Read(string value)
    {
        if (NoteKey.TryParse(value, out NoteKey? key))
            return [key];
        if (value.StartsWith(PrivatePrefix, StringComparison.Ordinal))
            throw new UnusableException("A signing key is a secret and no use here: name the key of the file that ends in '.vkey'.");
        if (!File.Exists(value))
            throw new UnusableException($"'{value}' is neither a key nor a file. A key looks like 'example.com/log+1a2b3c4d+<base64>', and its middle part has to match the rest.");
        NoteKey[] keys = [.. File.ReadLines(value).Select(static l => l.Trim()).Where(static l => l.Length > 0).Select(l => Parse(value, l))];
        return keys.Length > 0 ? keys : throw new UnusableException($"There is no key in '{value}'.");
    }

    /// <summary>The message does not repeat the line: the file may be that of a signing key.</summary>
    private static NoteKey Parse(string file, string line) =>
        NoteKey.TryParse(line, out NoteKey? key) ? key : throw new UnusableException($"'{file}' holds something else than public keys, one a line, as 'keys/log-1.vkey' has one.");
}
