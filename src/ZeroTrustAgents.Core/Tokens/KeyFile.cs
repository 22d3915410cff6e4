using System.Security.Cryptography;
using System.Text;

namespace ZeroTrustAgents.Tokens;

/// <summary>The file of a signing key: who may read it, and that it is whole at any moment, whatever crashes.</summary>
internal sealed class KeyFile(string path)
{
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
        byte[] bytes = PrivateFile.Read(_path, out DateTime written);
        char[] text = [];
        try
        {
            text = Encoding.ASCII.GetChars(bytes);
            return KeyFileText.Parse(text, _path, written);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            text.AsSpan().Clear();
        }
    }

    private bool TryWrite(SigningKeyRing.State state, bool overwrite)
    {
        char[] text = KeyFileText.Format(state);
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        try
        {
            return PrivateFile.TryWrite(_path, bytes, overwrite);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            text.AsSpan().Clear();
        }
    }
}
