namespace ZeroTrustAgents.Inspection;

/// <summary>What a scanner offers besides redaction, so that clean results cost nothing and a credential cut in two by a stream is still found.</summary>
/// <remarks>What stands before <c>from</c> has gone on already: it tells what follows it, and is not judged again.</remarks>
internal interface ISecretProbe : ISecretScanner
{
    /// <summary>Says cheaply whether UTF-8 text may hold a credential. May be wrong with yes, never with no.</summary>
    bool MayContain(ReadOnlySpan<byte> utf8);

    /// <summary>Finds every credential that starts at <paramref name="from"/> or behind.</summary>
    void Find(ReadOnlySpan<char> text, int from, ref FoundSecrets found);

    /// <summary>Index from which <paramref name="text"/> may hold the beginning of a credential that goes on behind its end, or something that what follows may make one; its length where there is none.</summary>
    int OpenFrom(ReadOnlySpan<char> text, int from);
}
