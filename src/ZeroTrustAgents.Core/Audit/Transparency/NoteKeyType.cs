namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>Signature types of C2SP signed-note that are made and verified here.</summary>
internal enum NoteKeyType : byte
{
    /// <summary>Ed25519 over the text: what a log signs its checkpoints with.</summary>
    Ed25519 = 0x01,

    /// <summary>Ed25519 over the text and a time (C2SP tlog-cosignature, <c>cosignature/v1</c>): what a witness signs with.</summary>
    CosignatureV1 = 0x04,
}
