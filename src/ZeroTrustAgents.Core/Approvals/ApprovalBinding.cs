using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ZeroTrustAgents.Approvals;

/// <summary>What an approval is bound to, and the comparison of it with the call that wants to use it.</summary>
internal static class ApprovalBinding
{
    // Lone surrogates and broken UTF-8 throw: replaced by U+FFFD, two different calls would look equal.
    public static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>SHA-256 over all parts, each preceded by its length so that no two lists of parts read the same.</summary>
    public static string Key(ConsentRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, request.Chain.AgentId);
        Add(hash, request.Chain.AgentVersion);
        Add(hash, request.Chain.Owner);
        Add(hash, request.Chain.Subject);
        Add(hash, request.Chain.Actors);
        Add(hash, request.Chain.SessionId);
        Add(hash, request.Chain.Tool);
        Add(hash, request.Chain.Scopes);
        Add(hash, request.Chain.Audience);
        Add(hash, request.SubjectId);
        Add(hash, request.PolicyVersion);
        Add(hash, request.Tier.ToString());
        Add(hash, request.CanonicalArguments.Span);
        Span<byte> key = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(key);
        return Base64Url.EncodeToString(key);
    }

    /// <summary>Compares field by field what the store gave back: a store that mixed up its rows must not turn one consent into another.</summary>
    public static bool Matches(ApprovalRequest approved, ConsentRequest call) =>
        approved.Chain.AgentId == call.Chain.AgentId
        && approved.Owner == call.Chain.Owner
        && approved.Subject == call.SubjectId
        && approved.Session == call.Chain.SessionId
        && approved.Tool == call.Chain.Tool
        && approved.PolicyVersion == call.PolicyVersion
        && approved.Tier == call.Tier
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(approved.ArgumentsDigest.Sha256),
            Encoding.ASCII.GetBytes(Digest(approved.ArgumentsDigest.Salt, call.CanonicalArguments.Span).Sha256));

    public static ArgumentDigest NewDigest(ReadOnlySpan<byte> canonical) => Digest(NewId(), canonical);

    /// <summary>128 random bits.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    public static string ConfirmationCode(ArgumentDigest digest) => Convert.ToHexString(Base64Url.DecodeFromChars(digest.Sha256).AsSpan(0, 3));

    private static ArgumentDigest Digest(string salt, ReadOnlySpan<byte> canonical)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Base64Url.DecodeFromChars(salt));
        hash.AppendData(canonical);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return new ArgumentDigest(salt, Base64Url.EncodeToString(digest));
    }

    private static void Add(IncrementalHash hash, string part) => Add(hash, StrictUtf8.GetBytes(part));

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
