using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>What stands in a file instead of a value: the reference that its format has, or nothing where the value comes from elsewhere by its name.</summary>
internal static class FileReference
{
    /// <summary>Null where the format has no way to leave the value out.</summary>
    public static string? For(string path, SourceText text, TextSpan span, string name)
    {
        if (text.Lines.GetLineFromPosition(span.Start).LineNumber != text.Lines.GetLineFromPosition(span.End).LineNumber)
            return null;
        string variable = SettingName.Variable(name);
        string slashed = path.Replace('\\', '/');
        char quote = span.Start > 0 ? text[span.Start - 1] : ' ';
        switch (FileFormats.Of(path))
        {
            case FileFormat.Json or FileFormat.Lines:
                return "";
            case FileFormat.Xml:
                return IsProject(slashed) ? "$(" + variable + ")" : "";
            case FileFormat.Yaml when slashed.IndexOf(".github/workflows/", StringComparison.OrdinalIgnoreCase) >= 0:
                return "${{ secrets." + variable + " }}";
            case FileFormat.Yaml:
                return "${" + variable + "}";
            case FileFormat.Shell when slashed.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase) || slashed.EndsWith(".bat", StringComparison.OrdinalIgnoreCase):
                return "%" + variable + "%";
            case FileFormat.Shell when quote != '\'':
                return "${" + variable + "}";
            case FileFormat.PowerShell when quote == '"':
                return "$env:" + variable;
            default:
                return null;
        }
    }

    private static bool IsProject(string path) => path.EndsWith("proj", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".props", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".targets", StringComparison.OrdinalIgnoreCase);
}
