using System.Security.Cryptography;

namespace ZeroTrustAgents;

/// <summary>A file that holds a secret: its owner alone may read it, and at any moment, whatever crashes, it is whole or not there.</summary>
internal static class PrivateFile
{
    public const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode NotOwner =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const int MaxBytes = 64 * 1024;

    /// <summary>All of the file, and when it was written. The caller zeroes it.</summary>
    /// <exception cref="InvalidOperationException">Others may read it, or it is too large to be what it should be.</exception>
    public static byte[] Read(string path, out DateTime written)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        // Asked of the open file, not of its name: the name may mean another file by now.
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(stream.SafeFileHandle) & NotOwner) != 0)
            throw new InvalidOperationException($"The key file '{path}' is open to more users than its owner. Write: chmod 600 '{path}' - and make a new key if somebody may have read this one.");
        if (stream.Length > MaxBytes)
            throw new InvalidOperationException($"'{path}' is too large to be a key file.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        written = File.GetLastWriteTimeUtc(stream.SafeFileHandle);
        return bytes;
    }

    /// <summary>Writes the file; <see langword="false"/> where there is one that may not be replaced.</summary>
    public static bool TryWrite(string path, ReadOnlySpan<byte> bytes, bool overwrite)
    {
        string temporary = $"{path}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Owner;
        try
        {
            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite);
            return true;
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
