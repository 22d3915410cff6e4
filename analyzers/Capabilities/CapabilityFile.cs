namespace ZeroTrustAgents.Capabilities;

/// <summary>
/// The reviewed capabilities of an application: <c>AgentCapabilities.txt</c>, one line each, empty lines and lines that start
/// with <c>#</c> left aside. The same file is read by the analyzer and, from the assembly, by the runtime. Immutable.
/// </summary>
internal sealed class CapabilityFile
{
    public const string FileName = "AgentCapabilities.txt";

    /// <summary>The name under which the file is embedded into the assembly.</summary>
    public const string ResourceName = "ZeroTrustAgents." + FileName;

    private readonly Dictionary<string, List<Capability>> _byHolder = new(StringComparer.Ordinal);

    private CapabilityFile(IReadOnlyList<CapabilityEntry> entries)
    {
        Entries = entries;
        foreach (CapabilityEntry entry in entries)
        {
            if (entry.Capability is not { } capability)
                continue;
            if (!_byHolder.TryGetValue(capability.Holder, out List<Capability>? listed))
                _byHolder.Add(capability.Holder, listed = []);
            listed.Add(capability);
        }
    }

    /// <summary>All lines that say something, or should.</summary>
    public IReadOnlyList<CapabilityEntry> Entries { get; }

    /// <summary>Reads the text of a file.</summary>
    public static CapabilityFile Read(string text)
    {
        var entries = new List<CapabilityEntry>();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim(' ', '\t', '\r', '\uFEFF');
            if (line.Length > 0 && line[0] != '#')
                entries.Add(new CapabilityEntry(i, line, CapabilityLine.Parse(line)));
        }

        return new CapabilityFile(entries);
    }

    /// <summary>Whether a line allows it.</summary>
    public bool Permits(Capability capability)
    {
        if (!_byHolder.TryGetValue(capability.Holder, out List<Capability>? listed))
            return false;
        foreach (Capability line in listed)
        {
            if (line.Covers(capability))
                return true;
        }

        return false;
    }
}
