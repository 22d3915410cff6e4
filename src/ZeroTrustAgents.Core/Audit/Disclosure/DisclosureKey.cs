using System.Security.Cryptography;
using System.Text;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// The key that the keys of files are encrypted with. Files' keys are erased one by one; this one stays, so that a copy of
/// the directory without it opens nothing.
/// </summary>
internal sealed class DisclosureKey : IDisposable
{
    public const int KeyBytes = 32;

    private const string Prefix = "zta-disclosure-key/1 ";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int WrappedBytes = NonceBytes + KeyBytes + TagBytes;

    private readonly AesGcm _aes;

    private DisclosureKey(ReadOnlySpan<byte> key) => _aes = new AesGcm(key, TagBytes);

    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="InvalidOperationException">Others may read it, or it is no such key.</exception>
    public static DisclosureKey Load(string path)
    {
        byte[] bytes = PrivateFile.Read(path, out _);
        byte[] key = new byte[KeyBytes];
        try
        {
            ReadOnlySpan<byte> prefix = Encoding.ASCII.GetBytes(Prefix);
            ReadOnlySpan<byte> text = bytes.AsSpan().TrimEnd((byte)'\n');
            if (!text.StartsWith(prefix) || System.Buffers.Text.Base64.DecodeFromUtf8(text[prefix.Length..], key, out _, out int count) != System.Buffers.OperationStatus.Done || count != KeyBytes)
                throw new InvalidOperationException($"'{path}' holds no key of a disclosure store.");
            return new DisclosureKey(key);
        }
        catch (ArgumentException)
        {
            throw new InvalidOperationException($"'{path}' holds no key of a disclosure store.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>As <see cref="Load"/>; makes the key where there is none. Of processes that do so at once, one wins and all use its key.</summary>
    public static DisclosureKey LoadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            string directory = Path.GetDirectoryName(path)!;
            DiskStorage.MakePrivate(directory);
            byte[] key = RandomNumberGenerator.GetBytes(KeyBytes);
            byte[] text = Encoding.ASCII.GetBytes(Prefix + Convert.ToBase64String(key) + "\n");
            try
            {
                if (PrivateFile.TryWrite(path, text, overwrite: false))
                    DirectorySync.Flush(directory);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(key);
                CryptographicOperations.ZeroMemory(text);
            }
        }

        return Load(path);
    }

    /// <summary>Encrypts the key of a file for that file alone.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> key, string file)
    {
        byte[] wrapped = new byte[WrappedBytes];
        // Random nonces: 2^32 files of one key would be the end of them, and a day of a thousand new sessions a second is 2^26.
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceBytes));
        lock (_aes)
            _aes.Encrypt(wrapped.AsSpan(0, NonceBytes), key, wrapped.AsSpan(NonceBytes, KeyBytes), wrapped.AsSpan(NonceBytes + KeyBytes), Encoding.ASCII.GetBytes(file));
        return wrapped;
    }

    /// <summary>Decrypts the key of a file into <paramref name="key"/>; <see langword="false"/> where it is not that file's, was changed, or belongs to another store.</summary>
    public bool TryUnwrap(ReadOnlySpan<byte> wrapped, string file, Span<byte> key)
    {
        if (wrapped.Length != WrappedBytes)
            return false;
        try
        {
            lock (_aes)
                _aes.Decrypt(wrapped[..NonceBytes], wrapped.Slice(NonceBytes, KeyBytes), wrapped[(NonceBytes + KeyBytes)..], key, Encoding.ASCII.GetBytes(file));
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose() => _aes.Dispose();
}
