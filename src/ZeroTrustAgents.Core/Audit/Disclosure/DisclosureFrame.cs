using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// One disclosure in a file:
/// <code>
/// 4  length of what is encrypted, little-endian
/// 1  kind
/// 32 digest
/// n  encrypted: omission (1), media type (1), length (8), salt (16), content
/// 16 tag
/// </code>
/// AES-256-GCM. The nonce is the frame's number in its file, which has a key of its own and is written by one writer once:
/// no nonce comes twice. Kind, digest, session and length are authenticated with it: no frame passes for another.
/// </summary>
internal static class DisclosureFrame
{
    public const int HeaderBytes = 4 + AssociatedBytes;
    public const int TagBytes = 16;

    private const int DigestBytes = 32;
    private const int SaltBytes = 16;
    private const int AssociatedBytes = 1 + DigestBytes;
    private const int FixedBytes = 1 + 1 + 8 + SaltBytes;
    private const int NonceBytes = 12;

    private static readonly string[] MediaTypes = ["application/json", "text/plain", "application/octet-stream"];

    public static int SizeOf(int contentBytes) => HeaderBytes + FixedBytes + contentBytes + TagBytes;

    /// <summary>Bytes of a frame behind its header; 0 where the header is that of no frame.</summary>
    public static int BodyBytes(ReadOnlySpan<byte> header)
    {
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(header);
        return length is >= FixedBytes and <= int.MaxValue - TagBytes ? (int)length + TagBytes : 0;
    }

    public static bool IsOf(ReadOnlySpan<byte> header, DisclosureKind kind, ReadOnlySpan<byte> digest) =>
        header[4] == (byte)kind && header.Slice(5, DigestBytes).SequenceEqual(digest);

    public static bool TryParseDigest(string text, Span<byte> digest) => Base64Url.TryDecodeFromChars(text, digest, out int count) && count == DigestBytes;

    /// <summary>Writes a frame of <see cref="SizeOf"/> bytes.</summary>
    public static void Seal(AesGcm key, ReadOnlySpan<byte> session, ulong number, Disclosure disclosure, Span<byte> frame)
    {
        Span<byte> plain = frame.Slice(HeaderBytes, FixedBytes + disclosure.Content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)plain.Length);
        frame[4] = (byte)disclosure.Kind;
        if (!TryParseDigest(disclosure.Digest, frame.Slice(5, DigestBytes)))
            throw new ArgumentException("A digest is 256 bits in base64url.", nameof(disclosure));
        plain[0] = (byte)disclosure.Omission;
        int mediaType = Array.IndexOf(MediaTypes, disclosure.MediaType);
        plain[1] = mediaType >= 0 ? (byte)mediaType : throw new ArgumentException($"A media type is one of {string.Join(", ", MediaTypes)}.", nameof(disclosure));
        BinaryPrimitives.WriteInt64LittleEndian(plain[2..], disclosure.Length);
        plain.Slice(10, SaltBytes).Clear();
        if (disclosure.Salt.Length > 0 && !(Base64Url.TryDecodeFromChars(disclosure.Salt, plain.Slice(10, SaltBytes), out int count) && count == SaltBytes))
            throw new ArgumentException("A salt is 128 bits in base64url.", nameof(disclosure));
        disclosure.Content.Span.CopyTo(plain[FixedBytes..]);

        Span<byte> nonce = stackalloc byte[NonceBytes];
        Span<byte> associated = stackalloc byte[HeaderBytes + DigestBytes];
        Bind(session, number, frame[..HeaderBytes], nonce, associated);
        key.Encrypt(nonce, plain, plain, frame.Slice(HeaderBytes + plain.Length, TagBytes), associated);
    }

    /// <summary>Reads a frame; <see langword="null"/> where it is not what was written here.</summary>
    public static Disclosure? Open(AesGcm key, ReadOnlySpan<byte> session, string sessionId, ulong number, ReadOnlySpan<byte> header, ReadOnlySpan<byte> body)
    {
        byte[] plain = new byte[body.Length - TagBytes];
        Span<byte> nonce = stackalloc byte[NonceBytes];
        Span<byte> associated = stackalloc byte[HeaderBytes + DigestBytes];
        Bind(session, number, header, nonce, associated);
        try
        {
            key.Decrypt(nonce, body[..^TagBytes], body[^TagBytes..], plain, associated);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        var omission = (DisclosureOmission)plain[0];
        return new Disclosure
        {
            SessionId = sessionId,
            Kind = (DisclosureKind)header[4],
            Digest = Base64Url.EncodeToString(header.Slice(5, DigestBytes)),
            Salt = omission == DisclosureOmission.Credential ? "" : Base64Url.EncodeToString(plain.AsSpan(10, SaltBytes)),
            MediaType = MediaTypes[plain[1]],
            Length = BinaryPrimitives.ReadInt64LittleEndian(plain.AsSpan(2)),
            Omission = omission,
            Content = plain.AsMemory(FixedBytes),
        };
    }

    private static void Bind(ReadOnlySpan<byte> session, ulong number, ReadOnlySpan<byte> header, Span<byte> nonce, Span<byte> associated)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], number);
        header.CopyTo(associated);
        session.CopyTo(associated[HeaderBytes..]);
    }
}
