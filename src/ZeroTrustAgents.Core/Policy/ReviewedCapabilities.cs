using System.Reflection;
using System.Text;
using ZeroTrustAgents.Capabilities;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Policy;

/// <summary>The <c>AgentCapabilities.txt</c> that was embedded into an assembly when it was built: what is not in it was not reviewed, and is refused.</summary>
internal sealed class ReviewedCapabilities
{
    private readonly CapabilityFile _file;
    private readonly string _assembly;

    private ReviewedCapabilities(CapabilityFile file, string assembly)
    {
        _file = file;
        _assembly = assembly;
    }

    /// <summary>Reads the file of an assembly.</summary>
    /// <exception cref="InvalidOperationException">It has none, or a line of it says nothing.</exception>
    public static ReviewedCapabilities Of(Assembly assembly)
    {
        string name = assembly.GetName().Name ?? "?";
        using Stream stream = assembly.GetManifestResourceStream(CapabilityFile.ResourceName)
            ?? throw new InvalidOperationException($"{name} has no {CapabilityFile.FileName}: nothing was reviewed. Put the file beside the project that calls AddZeroTrustAgents; the package ZeroTrustAgents.Analyzers embeds it and its rule ZTA3007 writes its lines.");
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        return Read(reader.ReadToEnd(), name);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="InvalidOperationException">A line of it says nothing.</exception>
    public static ReviewedCapabilities Read(string text, string assembly)
    {
        CapabilityFile file = CapabilityFile.Read(text);
        foreach (CapabilityEntry entry in file.Entries)
        {
            if (entry.Capability is null)
                throw new InvalidOperationException($"Line {entry.Line + 1} of {CapabilityFile.FileName} in {assembly} cannot be read: '{entry.Text}'. Correct or delete it, and build again.");
        }

        return new ReviewedCapabilities(file, assembly);
    }

    public void Check(ZeroTrustAgentsOptions options, ICollection<string> problems) => Check(PolicyCapabilities.Of(options), problems);

    public void Check(ToolDescriptor tool, ICollection<string> problems) => Check(PolicyCapabilities.Of(tool), problems);

    private void Check(IEnumerable<Capability> capabilities, ICollection<string> problems)
    {
        foreach (Capability capability in capabilities)
        {
            if (!_file.Permits(capability))
                problems.Add($"'{capability}' was not reviewed: the {CapabilityFile.FileName} in {_assembly} does not list it, or only something narrower. Remove it, or add the line, have it reviewed, and build again.");
        }
    }
}
