using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit;

/// <summary>A file that is there, whole, when a command succeeded, and untouched when it did not.</summary>
internal static class OutputFile
{
    private const string TemporarySuffix = ".part";

    /// <summary>Lets <paramref name="write"/> write to a file, or to standard output where none is named.</summary>
    /// <param name="path">The file.</param>
    /// <param name="logs">Directories of logs: a file there would be a problem of its own.</param>
    /// <param name="terminal">Standard output.</param>
    /// <param name="write">Writes.</param>
    public static void Write(string? path, IEnumerable<string> logs, Terminal terminal, Action<Stream> write)
    {
        if (path is null)
        {
            using var buffered = new BufferedStream(terminal.OpenOutput(), 64 * 1024);
            write(buffered);
            return;
        }

        string full = Path.GetFullPath(path);
        if (logs.FirstOrDefault(l => full.StartsWith(l + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { } log)
            throw new UnusableException($"'{path}' lies in the log '{log}', where nothing else belongs: name another file.");
        string temporary = full + TemporarySuffix;
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024))
                write(file);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception)
        {
            File.Delete(temporary);
            throw;
        }
    }
}
