namespace ZeroTrustAgents.Auditing;

/// <summary>Why a disclosure has no content.</summary>
public enum DisclosureOmission
{
    /// <summary>It has its content.</summary>
    None = 0,

    /// <summary>The content is larger than the store takes. Salt and length are there: who has the content can show that it is the one.</summary>
    TooLarge = 1,

    /// <summary>A credential was found in the content. The salt is left out as well: with it, a short password could be guessed from the digest.</summary>
    Credential = 2,
}
