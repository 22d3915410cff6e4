namespace ZeroTrustAgents.Credentials;

/// <summary>One kind of credential whose format identifies it: a row of <see cref="CredentialKinds"/>.</summary>
/// <param name="Id">Stable identifier, lower-case words joined by hyphens, e.g. <c>github-pat</c>.</param>
/// <param name="Name">What a developer calls it.</param>
/// <param name="Provider">Who issues it.</param>
/// <param name="Revoke">How to make it worthless: one sentence.</param>
internal sealed record CredentialKind(string Id, string Name, string Provider, string Revoke)
{
    /// <summary>Whether it is a private key or a certificate with one.</summary>
    public bool IsKey { get; init; }

    /// <summary>What every value of the kind starts with, one of several; empty for kinds known by what stands inside or around them.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>Whether the prefix only leads to the credential (the host of a webhook) and is not part of it.</summary>
    public bool PrefixIsContext { get; init; }

    /// <summary>What follows the prefix; null for kinds that are found by <see cref="Structure"/> or by what stands around them.</summary>
    public Shape? Shape { get; init; }

    /// <summary>What must hold once the shape does: a checksum, a structure, or that the body looks random.</summary>
    public CredentialCheck? Check { get; init; }

    /// <summary>Reads a value that a shape cannot describe, from behind the prefix.</summary>
    public StructureReader? Structure { get; init; }
}
