using System.Security.Cryptography;
using System.Text;

namespace ZeroTrustAgents.Tokens;

/// <summary>The file of a signing key: who may read it, and that it is whole at any moment, whatever crashes.</summary>
internal sealed class KeyFile(string path)
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode NotOwner =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const int MaxBytes = 64 * 1024;

    private readonly string _path = Path.GetFullPath(path);

    public SigningKeyRing.State LoadOrCreate(DateTimeOffset now)
    {
        if (!File.Exists(_path))
        {
            var created = new SigningKeyRing.State(SigningKey.Generate(now), []);
            if (TryWrite(created, overwrite: false))
                return created;
            // Another process was quicker: its key is the key.
            created.Current.Dispose();
        }

        return Load();
    }

    public void Replace(SigningKeyRing.State state) => TryWrite(state, overwrite: true);

    private SigningKeyRing.State Load()
    {
        using var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read);
        // Asked of the open file, not of its name: the name may mean another file by now.
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(stream.SafeFileHandle) & NotOwner) != 0)
            throw new InvalidOperationException($"The key file '{_path}' is open to more users than its owner. Write: chmod 600 '{_path}' - and make a new key if somebody may have read this one.");
        if (stream.Length > MaxBytes)
            throw new InvalidOperationException($"'{_path}' is too large to be a key file.");
        byte[] bytes = new byte[stream.Length];
        char[] text = [];
        try
        {
            stream.ReadExactly(bytes);
            text = Encoding.ASCII.GetChars(bytes);
            return KeyFileText.Parse(text, _path, File.GetLastWriteTimeUtc(stream.SafeFileHandle));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            text.AsSpan().Clear();
        }
    }

    private bool TryWrite(SigningKeyRing.State state, bool overwrite)
    {
        string temporary = $"{_path}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Owner;
        char[] text = KeyFileText.Format(state);
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        try
        {
            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, _path, overwrite);
            return true;
        }
        catch (IOException) when (!overwrite && File.Exists(_path))
        {
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            text.AsSpan().Clear();
            File.Delete(temporary);
        }
    }
}
