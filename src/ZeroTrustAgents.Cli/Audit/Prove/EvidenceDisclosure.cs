using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit.Prove;

/// <summary>A digest of a record in a bundle, and what opens it.</summary>
/// <param name="Kind">Which digest.</param>
/// <param name="Digest">The digest, as the record has it.</param>
/// <param name="Reason">Why it cannot be decided what it is of; <see langword="null"/> where it was opened.</param>
/// <param name="Opened">Salt and content, where there are any.</param>
internal sealed record EvidenceDisclosure(DisclosureKind Kind, string Digest, string? Reason, Disclosure? Opened)
{
    /// <summary>No store was named.</summary>
    public const string NoStore = "no_store";

    /// <summary>The store has never had it, or lost it.</summary>
    public const string Absent = "absent";

    /// <summary>The session was erased.</summary>
    public const string Erased = "erased";

    /// <summary>The store holds something that cannot be read, or that is not what the digest is of.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>The content was too large to be stored; its salt is there.</summary>
    public const string TooLarge = "too_large";

    /// <summary>A credential was in the content.</summary>
    public const string Credential = "credential";
}
