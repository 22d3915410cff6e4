namespace ZeroTrustAgents.Analyzers;

/// <summary>Tells a file's format by its name.</summary>
internal static class FileFormats
{
    private static readonly Dictionary<string, FileFormat> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".json"] = FileFormat.Json, [".jsonc"] = FileFormat.Json, [".json5"] = FileFormat.Json,
        [".tfstate"] = FileFormat.Json, [".ipynb"] = FileFormat.Json,
        [".config"] = FileFormat.Xml, [".xml"] = FileFormat.Xml, [".csproj"] = FileFormat.Xml, [".fsproj"] = FileFormat.Xml,
        [".vbproj"] = FileFormat.Xml, [".proj"] = FileFormat.Xml, [".props"] = FileFormat.Xml, [".targets"] = FileFormat.Xml,
        [".pubxml"] = FileFormat.Xml, [".publishsettings"] = FileFormat.Xml, [".user"] = FileFormat.Xml,
        [".nuspec"] = FileFormat.Xml, [".runsettings"] = FileFormat.Xml, [".settings"] = FileFormat.Xml,
        [".yml"] = FileFormat.Yaml, [".yaml"] = FileFormat.Yaml,
        [".ini"] = FileFormat.Lines, [".properties"] = FileFormat.Lines, [".cfg"] = FileFormat.Lines, [".conf"] = FileFormat.Lines,
        [".env"] = FileFormat.Lines, [".npmrc"] = FileFormat.Lines, [".pypirc"] = FileFormat.Lines, [".pgpass"] = FileFormat.Lines,
        [".toml"] = FileFormat.QuotedLines, [".tf"] = FileFormat.QuotedLines, [".tfvars"] = FileFormat.QuotedLines,
        [".sh"] = FileFormat.Shell, [".bash"] = FileFormat.Shell, [".zsh"] = FileFormat.Shell, [".cmd"] = FileFormat.Shell,
        [".bat"] = FileFormat.Shell, [".dockerfile"] = FileFormat.Shell,
        [".ps1"] = FileFormat.PowerShell, [".psm1"] = FileFormat.PowerShell, [".psd1"] = FileFormat.PowerShell,
        [".prompty"] = FileFormat.Prose, [".prompt"] = FileFormat.Prose, [".sql"] = FileFormat.Prose, [".http"] = FileFormat.Prose,
        [".rest"] = FileFormat.Prose, [".hbs"] = FileFormat.Prose, [".handlebars"] = FileFormat.Prose,
        [".liquid"] = FileFormat.Prose, [".jinja"] = FileFormat.Prose, [".jinja2"] = FileFormat.Prose,
    };

    public static FileFormat Of(string path)
    {
        int nameStart = path.LastIndexOfAny(['/', '\\']) + 1;
        string name = path.Substring(nameStart);
        int dot = name.LastIndexOf('.');
        if (dot >= 0 && ByExtension.TryGetValue(name.Substring(dot), out FileFormat format))
            return format;
        if (Starts(name, ".env"))
            return FileFormat.Lines;
        if (Starts(name, "Dockerfile") || Starts(name, "Containerfile"))
            return FileFormat.Shell;
        return Starts(name, "skprompt.") || name.IndexOf(".prompt.", StringComparison.OrdinalIgnoreCase) >= 0 ? FileFormat.Prose : FileFormat.Unknown;
    }

    /// <summary>The name itself, or the name and an ending: <c>.env.local</c>, <c>Dockerfile.dev</c>.</summary>
    private static bool Starts(string name, string start) =>
        name.StartsWith(start, StringComparison.OrdinalIgnoreCase)
        && (name.Length == start.Length || start[start.Length - 1] == '.' || name[start.Length] is '.' or '-' or '_');
}
