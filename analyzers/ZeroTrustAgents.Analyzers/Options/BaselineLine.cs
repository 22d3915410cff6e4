using System.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Writes and checks lines of the baseline.</summary>
internal static class BaselineLine
{
    private const string Separator = " | ";

    public static string Make(string directory, string ruleId, string path, string target, string masked) =>
        new StringBuilder(ruleId)
            .Append(Separator).Append(Relative(directory, path))
            .Append(Separator).Append(Plain(target))
            .Append(Separator).Append(Plain(masked))
            .ToString();

    /// <summary>Four fields, the first a rule's id.</summary>
    public static bool IsWellFormed(string line)
    {
        string[] fields = line.Split([Separator], StringSplitOptions.None);
        if (fields.Length != 4 || !fields[0].StartsWith("ZTA", StringComparison.Ordinal) || fields[0].Length != 7)
            return false;
        foreach (string field in fields)
        {
            if (string.IsNullOrWhiteSpace(field))
                return false;
        }

        return true;
    }

    /// <summary>The path from a directory, with <c>/</c> on every system so that the file can be shared.</summary>
    private static string Relative(string directory, string path)
    {
        string[] from = directory.Replace('\\', '/').TrimEnd('/').Split('/');
        string[] to = path.Replace('\\', '/').Split('/');
        int common = 0;
        while (common < from.Length && common < to.Length - 1 && string.Equals(from[common], to[common], StringComparison.OrdinalIgnoreCase))
            common++;
        if (common == 0 || directory.Length == 0)
            return Plain(string.Join("/", to));
        var relative = new StringBuilder();
        for (int i = common; i < from.Length; i++)
            relative.Append("../");
        return Plain(relative.Append(string.Join("/", to, common, to.Length - common)).ToString());
    }

    /// <summary>A field holds no separator and no line break; an empty one would not be seen in the file.</summary>
    private static string Plain(string field)
    {
        if (field.Length == 0)
            return "-";
        StringBuilder? changed = null;
        for (int i = 0; i < field.Length; i++)
        {
            if (field[i] == '|' || char.IsControl(field[i]))
                (changed ??= new StringBuilder(field))[i] = '?';
        }

        return (changed?.ToString() ?? field).Trim();
    }
}
