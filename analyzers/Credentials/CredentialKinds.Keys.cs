namespace ZeroTrustAgents.Credentials;

/// <content>Tokens and keys of standards, known by their structure.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Keys() =>
    [
        Structured("jwt", "JSON Web Token", "its issuer", "eyJ|ewo|ewA", JsonWebToken.TryRead, "end the session it belongs to, or rotate the signing key"),
        Row("paseto", "PASETO token", "its issuer", "v1.local.|v2.local.|v3.local.|v4.local.|v1.public.|v2.public.|v3.public.|v4.public.", "url*60..2000", null, "end the session it belongs to, or rotate the key"),
        Structured("pkcs12", "PKCS #12 file", "its owner", "MI", DerKey.TryPkcs12, "revoke the certificate and create a new key pair") with { IsKey = true },
        Structured("pkcs8-der", "private key (PKCS #8)", "its owner", "MI|MC|MD|ME|MF|MG|MH", DerKey.TryPkcs8, "create a new key pair and revoke certificates of the old one") with { IsKey = true },
        Structured("pkcs1-der", "RSA private key", "its owner", "MI", DerKey.TryPkcs1, "create a new key pair and revoke certificates of the old one") with { IsKey = true },
        Structured("sec1-der", "EC private key", "its owner", "MI|MC|MD|ME|MF|MG|MH", DerKey.TrySec1, "create a new key pair and revoke certificates of the old one") with { IsKey = true },
        Structured("putty-key", "PuTTY private key", "its owner", "PuTTY-User-Key-File-", PuttyKey.TryRead, "remove its public key from all servers") with { IsKey = true },
        Row("age-key", "age secret key", "its owner", "AGE-SECRET-KEY-1", "BECH32*58", Bech32.Check, "encrypt everything anew to another key") with { IsKey = true },
        Row("nostr-key", "Nostr private key", "its owner", "nsec1", "bech32*58", Bech32.Check, "move to a new key pair") with { IsKey = true },
        Row("nats-seed", "NKey seed", "NATS", "SU|SA|SO|SN|SC", "base32*56", NatsSeed.Check, "revoke the key and issue a new one") with { IsKey = true },
        Row("bip32-key", "extended private key", "its owner", "xprv|yprv|zprv", "base58*107", null, "move the funds to a new wallet") with { IsKey = true },
    ];
}
