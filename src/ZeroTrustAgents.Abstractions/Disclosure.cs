namespace ZeroTrustAgents.Auditing;

/// <summary>What opens a digest of the audit log: salt and content, where SHA-256(salt ‖ content) is the digest.</summary>
public sealed class Disclosure
{
    /// <summary>The session of the call.</summary>
    public required string SessionId { get; init; }

    /// <summary>Which digest of the call it opens.</summary>
    public required DisclosureKind Kind { get; init; }

    /// <summary>The digest as the record has it: base64url of 32 bytes, without padding.</summary>
    public required string Digest { get; init; }

    /// <summary>The salt: base64url of 16 bytes; empty where <see cref="Omission"/> is <see cref="DisclosureOmission.Credential"/>.</summary>
    public string Salt { get; init; } = "";

    /// <summary><c>application/json</c>, <c>text/plain</c> (UTF-8) or <c>application/octet-stream</c>.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>Size of the whole content in bytes, stored or not.</summary>
    public long Length { get; init; }

    /// <summary>Why there is no content.</summary>
    public DisclosureOmission Omission { get; init; }

    /// <summary>The content; empty where it is omitted. A store reads it before it returns its task and keeps no reference to it.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Kind and digest: neither salt nor content.</summary>
    public override string ToString() => $"{Kind} {Digest}";
}
