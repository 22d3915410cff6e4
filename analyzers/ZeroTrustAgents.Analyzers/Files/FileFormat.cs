namespace ZeroTrustAgents.Analyzers;

/// <summary>How names and values stand in a file.</summary>
internal enum FileFormat
{
    /// <summary>Unknown: only what a format identifies is found.</summary>
    Unknown,

    /// <summary>JSON, with comments and trailing commas.</summary>
    Json,

    /// <summary>XML: configuration files, project files, publish profiles.</summary>
    Xml,

    /// <summary>YAML.</summary>
    Yaml,

    /// <summary>A name and a value a line: <c>.env</c>, INI, properties.</summary>
    Lines,

    /// <summary>As lines, but only quoted values are constants: TOML, Terraform.</summary>
    QuotedLines,

    /// <summary>Shell, batch files, Dockerfiles.</summary>
    Shell,

    /// <summary>PowerShell.</summary>
    PowerShell,

    /// <summary>Prose with names and values in it: prompts, SQL, HTTP requests.</summary>
    Prose,
}
