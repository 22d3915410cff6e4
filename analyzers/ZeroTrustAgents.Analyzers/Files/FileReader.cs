using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Reads a file in the format that its name says.</summary>
internal static class FileReader
{
    /// <summary>In longer files only formats are looked for: nobody writes a configuration file of that length by hand.</summary>
    private const int LongestWithNames = 2 * 1024 * 1024;

    public static IReadOnlyList<FileFinding> Read(string path, string text, CredentialOptions options, bool formatsOnly)
    {
        // Two null characters in a row are in no text: a wrong glob gave us an image or a database.
        if (text.AsSpan().IndexOf("\0\0".AsSpan()) >= 0)
            return [];
        var scan = new FileScan(text, options, formatsOnly);
        scan.Formats();
        if (text.Length <= LongestWithNames)
            ReadNames(scan, FileFormats.Of(path));
        return scan.Finish();
    }

    private static void ReadNames(FileScan scan, FileFormat format)
    {
        var path = new EntryPath(scan.Text);
        switch (format)
        {
            case FileFormat.Json:
                new JsonReader(scan, path).Read(0, one: false);
                break;
            case FileFormat.Xml:
                new XmlReader(scan, path).Read();
                break;
            case FileFormat.Yaml:
                new YamlReader(scan, path).Read();
                break;
            case FileFormat.Lines or FileFormat.QuotedLines:
                new LineReader(scan, path, format == FileFormat.QuotedLines).Read();
                break;
            case FileFormat.Shell or FileFormat.PowerShell:
                new ScriptReader(scan, path, format == FileFormat.PowerShell).Read();
                break;
            case FileFormat.Prose:
                scan.Prose(new TextSpan(0, scan.Text.Length));
                break;
        }
    }
}
