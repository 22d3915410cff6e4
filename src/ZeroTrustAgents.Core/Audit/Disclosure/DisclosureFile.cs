using System.Buffers;
using System.Security.Cryptography;

namespace ZeroTrustAgents.Auditing;

/// <summary>The file that this process writes for one session. A write that fails ends it: what part of a nonce's frame is on the disk nobody knows, so no nonce is tried again.</summary>
internal sealed class DisclosureFile : IDisposable
{
    private readonly Lock _gate = new();
    private readonly byte[] _session;
    private readonly string _path;
    private readonly FileStream _file;
    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _handle;
    private readonly AesGcm _key;
    private ulong _frames;
    private long _length;
    private bool _isNameDurable;
    private bool _closed;

    private DisclosureFile(byte[] session, string path, FileStream file, AesGcm key)
    {
        (_session, _path, _file, _key) = (session, path, file, key);
        _handle = file.SafeFileHandle;
    }

    /// <summary>When it was last used, for closing those that are not.</summary>
    public long LastUse { get; set; }

    public static DisclosureFile Create(string directory, byte[] session, DisclosureKey master)
    {
        string name = DisclosureFiles.NewName(session);
        string path = Path.Combine(directory, name);
        byte[] key = RandomNumberGenerator.GetBytes(DisclosureKey.KeyBytes);
        FileStream? file = null;
        try
        {
            file = New(path + DisclosureFiles.Log);
            using (FileStream wrapped = New(path + DisclosureFiles.Key))
                wrapped.Write(master.Wrap(key, name));
            return new DisclosureFile(session, path, file, new AesGcm(key, DisclosureFrame.TagBytes));
        }
        catch (Exception)
        {
            file?.Dispose();
            DeleteEmpty(path);
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Appends a disclosure: with the operating system on return, or on stable storage. <see langword="false"/> where the file is closed, or was erased by another process.</summary>
    public bool TryAppend(Disclosure disclosure, bool flush)
    {
        int size = DisclosureFrame.SizeOf(disclosure.Content.Length);
        byte[] frame = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            lock (_gate)
            {
                if (_closed)
                    return false;
                // Writing to a deleted file succeeds for ever and leaves nothing.
                if (!File.Exists(_path + DisclosureFiles.Key))
                {
                    Close();
                    return false;
                }

                try
                {
                    DisclosureFrame.Seal(_key, _session, _frames++, disclosure, frame.AsSpan(0, size));
                    RandomAccess.Write(_handle, frame.AsSpan(0, size), _length);
                    if (flush)
                        Flush();
                    _length += size;
                }
                catch (Exception)
                {
                    Abandon();
                    throw;
                }
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame, clearArray: true);
        }
    }

    public void Dispose()
    {
        lock (_gate)
            Close();
    }

    private void Flush()
    {
        RandomAccess.FlushToDisk(_handle);
        if (_isNameDurable)
            return;
        using (var key = new FileStream(_path + DisclosureFiles.Key, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
            RandomAccess.FlushToDisk(key.SafeFileHandle);
        DirectorySync.Flush(Path.GetDirectoryName(_path)!);
        _isNameDurable = true;
    }

    private void Abandon()
    {
        try
        {
            RandomAccess.SetLength(_handle, _length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Readers stop at a frame that is not whole.
        }

        Close();
        // Without this, a full disk would collect two files per attempt.
        if (_length == 0)
            DeleteEmpty(_path);
    }

    private void Close()
    {
        if (_closed)
            return;
        _closed = true;
        _file.Dispose();
        _key.Dispose();
    }

    private static FileStream New(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = PrivateFile.Owner;
        return new FileStream(path, options);
    }

    private static void DeleteEmpty(string path)
    {
        try
        {
            File.Delete(path + DisclosureFiles.Key);
            File.Delete(path + DisclosureFiles.Log);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Cleaning up on a disk that has just failed; what stays is empty.
        }
    }
}
