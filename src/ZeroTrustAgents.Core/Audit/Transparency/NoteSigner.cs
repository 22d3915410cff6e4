using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NSec.Cryptography;

namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>
/// Signs notes with an Ed25519 key, written as the Go tools write it: <c>PRIVATE+KEY+&lt;name&gt;+&lt;key id&gt;+&lt;base64 of type and seed&gt;</c>.
/// Thread-safe.
/// </summary>
internal sealed class NoteSigner : IDisposable
{
    private const string Prefix = "PRIVATE+KEY+";

    private readonly Key _key;

    private NoteSigner(string name, NoteKeyType type, Key key)
    {
        _key = key;
        Verifier = new NoteKey(name, type, key.PublicKey);
    }

    /// <summary>The public half.</summary>
    public NoteKey Verifier { get; }

    /// <summary>A new key; it can be exported.</summary>
    public static NoteSigner Generate(string name, NoteKeyType type) =>
        new(name, type, Key.Create(SignatureAlgorithm.Ed25519, Exportable()));

    /// <summary>Reads what <see cref="Export"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else. The message shows nothing of it.</exception>
    public static NoteSigner Parse(string text)
    {
        string[] parts = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..].Split('+', 3) : [];
        if (parts.Length == 3
            && CanonicalBase64.Decode(parts[2]) is { Length: 33 } tagged
            && tagged[0] is (byte)NoteKeyType.Ed25519 or (byte)NoteKeyType.CosignatureV1
            && Key.TryImport(SignatureAlgorithm.Ed25519, tagged.AsSpan(1), KeyBlobFormat.RawPrivateKey, out Key? key, Exportable())
            && key is not null)
        {
            var signer = new NoteSigner(parts[0], (NoteKeyType)tagged[0], key);
            if (parts[1] == signer.Verifier.Id.ToString("x8", CultureInfo.InvariantCulture))
                return signer;
            signer.Dispose();
        }

        throw new FormatException("This is no signing key: it has to look like 'PRIVATE+KEY+<name>+<key id>+<base64>', and its parts have to belong together.");
    }

    /// <summary>The key as text. A secret.</summary>
    public string Export() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Prefix}{Verifier.Name}+{Verifier.Id:x8}+{Convert.ToBase64String([(byte)Verifier.Type, .. _key.Export(KeyBlobFormat.RawPrivateKey)])}");

    /// <summary>A log's signature.</summary>
    public NoteSignature Sign(string text) =>
        new(Verifier.Name, Verifier.Id, SignatureAlgorithm.Ed25519.Sign(_key, Encoding.UTF8.GetBytes(text)));

    /// <summary>A witness's signature.</summary>
    public NoteSignature Cosign(string text, DateTimeOffset time)
    {
        ulong seconds = (ulong)time.ToUnixTimeSeconds();
        byte[] value = new byte[sizeof(ulong) + 64];
        BinaryPrimitives.WriteUInt64BigEndian(value, seconds);
        SignatureAlgorithm.Ed25519.Sign(_key, NoteKey.CosignedBytes(seconds, text), value.AsSpan(sizeof(ulong)));
        return new NoteSignature(Verifier.Name, Verifier.Id, value);
    }

    public void Dispose() => _key.Dispose();

    private static KeyCreationParameters Exportable() => new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };

    /// <summary>The public half: the key never shows itself by accident.</summary>
    public override string ToString() => Verifier.ToString();
}
