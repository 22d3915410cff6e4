using System.Runtime.InteropServices;
using System.Text;

namespace ZeroTrustAgents.Auditing;

/// <summary>Puts a directory's entries on stable storage: a flushed file whose name was not is gone after a power loss. .NET opens no directories.</summary>
internal static class DirectorySync
{
    private const int OpenReadOnly = 0;
    private const int InputOutputError = 5;
    private const int NoSpace = 28;

    public static void Flush(string directory)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return; // NTFS journals its names
        int descriptor = Open(Encoding.UTF8.GetBytes(directory + '\0'), OpenReadOnly);
        if (descriptor < 0)
            return; // a directory we may write to and not read; nothing to flush through
        int error = Sync(descriptor) == 0 ? 0 : Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (error is InputOutputError or NoSpace)
            throw new IOException($"The entries of directory '{directory}' could not be flushed (errno {error}).");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
