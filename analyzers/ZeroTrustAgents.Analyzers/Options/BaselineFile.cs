using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>One baseline file, parsed.</summary>
internal sealed class BaselineFile
{
    private readonly HashSet<string> _lines = new(StringComparer.Ordinal);

    private BaselineFile(string path) => Directory = path.Substring(0, path.Length - Baseline.FileName.Length);

    /// <summary>Where the file is; its paths are relative to there.</summary>
    public string Directory { get; }

    /// <summary>Lines that are not of the form, by position.</summary>
    public ImmutableArray<TextLine> Malformed { get; private set; } = ImmutableArray<TextLine>.Empty;

    public static BaselineFile Read(string path, SourceText text)
    {
        var file = new BaselineFile(path);
        ImmutableArray<TextLine>.Builder malformed = ImmutableArray.CreateBuilder<TextLine>();
        foreach (TextLine line in text.Lines)
        {
            string entry = line.ToString().Trim();
            if (entry.Length == 0 || entry[0] == '#')
                continue;
            if (BaselineLine.IsWellFormed(entry))
                file._lines.Add(entry);
            else
                malformed.Add(line);
        }

        file.Malformed = malformed.ToImmutable();
        return file;
    }

    public bool Contains(string ruleId, string path, string target, string masked) =>
        _lines.Count > 0 && _lines.Contains(BaselineLine.Make(Directory, ruleId, path, target, masked));
}
