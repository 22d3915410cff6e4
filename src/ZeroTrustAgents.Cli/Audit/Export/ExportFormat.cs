using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Export;

/// <summary>A format in which records leave the log. A class that derives from this one, with a constructor without parameters, is all that a new format takes.</summary>
internal abstract class ExportFormat
{
    /// <summary>All formats, by name.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        .. typeof(ExportFormat).Assembly.GetTypes()
            .Where(static t => t.IsSubclassOf(typeof(ExportFormat)) && !t.IsAbstract)
            .Select(static t => (ExportFormat)Activator.CreateInstance(t)!)
            .OrderBy(static f => f.Name, StringComparer.Ordinal),
    ];

    /// <summary>What the user calls it.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, for the help text; one or more sentences.</summary>
    public abstract string Description { get; }

    /// <summary>Writes what stands before the first record.</summary>
    public virtual void Begin(Stream to)
    {
    }

    /// <summary>Writes a record.</summary>
    public abstract void Write(AuditEvent record, Stream to);
}
