namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>The names under which a value is kept outside the source.</summary>
/// <param name="Section">The section of the configuration; empty for none.</param>
/// <param name="Name">The name in it.</param>
/// <param name="IsConnection">Whether it is a connection string, which has a section of its own.</param>
internal readonly record struct Setting(string Section, string Name, bool IsConnection)
{
    /// <summary>The whole key, as user secrets want it.</summary>
    public string Key => IsConnection ? "ConnectionStrings:" + Name : Section.Length == 0 ? Name : Section + ":" + Name;

    /// <summary>The environment variable that the configuration reads the key from.</summary>
    public string ConfigurationVariable => Key.Replace(":", "__");

    /// <summary>The environment variable that programs read by themselves.</summary>
    public string Variable => IsConnection ? SettingName.Variable(Name + "ConnectionString") : SettingName.Variable(Key);
}
