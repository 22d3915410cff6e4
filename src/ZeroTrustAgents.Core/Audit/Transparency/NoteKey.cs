using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>
/// The public key of a log or witness (C2SP signed-note), written <c>&lt;name&gt;+&lt;key id&gt;+&lt;base64 of type and key&gt;</c>.
/// Immutable; equal where name, type and key are.
/// </summary>
public sealed class NoteKey : IEquatable<NoteKey>
{
    private const int KeyBytes = 32;
    private const int SignatureBytes = 64;

    private readonly PublicKey _key;

    internal NoteKey(string name, NoteKeyType type, PublicKey key)
    {
        if (!IsName(name))
            throw new ArgumentException($"'{name}' is no key name: it has to have characters, and none of them a space or '+'.", nameof(name));
        (Name, Type, _key) = (name, type, key);
        Id = IdOf(name, Tagged());
    }

    /// <summary>The name: for a log its origin.</summary>
    public string Name { get; }

    /// <summary>Tells keys of one name apart: the first 4 bytes of SHA-256 of name, line feed, type and key.</summary>
    internal uint Id { get; }

    internal NoteKeyType Type { get; }

    /// <summary>Reads a key. <see langword="false"/> where the text is none, its id does not match, or its type is not one of signed-note's 0x01 and 0x04.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NoteKey? key)
    {
        key = null;
        string[] parts = (text ?? "").Split('+', 3);
        if (parts.Length != 3 || !IsName(parts[0]) || CanonicalBase64.Decode(parts[2]) is not { Length: 1 + KeyBytes } tagged)
            return false;
        if (tagged[0] is not (byte)NoteKeyType.Ed25519 and not (byte)NoteKeyType.CosignatureV1)
            return false;
        if (parts[1] != IdOf(parts[0], tagged).ToString("x8", CultureInfo.InvariantCulture))
            return false;
        if (!PublicKey.TryImport(SignatureAlgorithm.Ed25519, tagged.AsSpan(1), KeyBlobFormat.RawPublicKey, out PublicKey? imported) || imported is null)
            return false;
        key = new NoteKey(parts[0], (NoteKeyType)tagged[0], imported);
        return true;
    }

    /// <summary>Reads a key.</summary>
    /// <exception cref="FormatException">See <see cref="TryParse"/>.</exception>
    public static NoteKey Parse(string text) =>
        TryParse(text, out NoteKey? key) ? key : throw new FormatException("This is no verifier key. One looks like 'example.com/log+1a2b3c4d+<base64>', and its middle part has to match the rest.");

    /// <summary>Whether <paramref name="signature"/> is this key's signature of <paramref name="text"/>.</summary>
    internal bool Verifies(string text, NoteSignature signature)
    {
        if (signature.Name != Name || signature.KeyId != Id)
            return false;
        ReadOnlySpan<byte> bytes = signature.Value.Span;
        if (Type == NoteKeyType.Ed25519)
            return bytes.Length == SignatureBytes && SignatureAlgorithm.Ed25519.Verify(_key, Encoding.UTF8.GetBytes(text), bytes);
        return bytes.Length == sizeof(ulong) + SignatureBytes
            && SignatureAlgorithm.Ed25519.Verify(_key, CosignedBytes(BinaryPrimitives.ReadUInt64BigEndian(bytes), text), bytes[sizeof(ulong)..]);
    }

    /// <summary>What a witness signs (C2SP tlog-cosignature).</summary>
    internal static byte[] CosignedBytes(ulong time, string text) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {time}\n{text}"));

    internal static bool IsName(string name) =>
        name.Length > 0 && !name.Contains('+', StringComparison.Ordinal) && !name.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c));

    /// <inheritdoc/>
    public bool Equals(NoteKey? other) => other is not null && Name == other.Name && Type == other.Type && _key.Equals(other._key);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NoteKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Id);

    /// <summary>The key's text, which <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{Convert.ToBase64String(Tagged())}");

    private byte[] Tagged() => [(byte)Type, .. _key.Export(KeyBlobFormat.RawPublicKey)];

    private static uint IdOf(string name, byte[] tagged) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. tagged]));
}
