namespace ZeroTrustAgents.Inspection;

/// <summary>What a scanner offers besides redaction, so that clean results cost nothing and a credential cut in two by a stream is still found.</summary>
internal interface ISecretProbe : ISecretScanner
{
    /// <summary>Says cheaply whether UTF-8 text may hold a credential. May be wrong with yes, never with no.</summary>
    bool MayContain(ReadOnlySpan<byte> utf8);

    /// <summary>Index from which <paramref name="text"/> may hold the beginning of a credential that goes on behind its end; its length where there is none.</summary>
    int OpenFrom(string text);

    /// <summary>Moves a place where <paramref name="text"/> is to be cut before the credentials that the cut would go through: their first halves would no longer look like ones.</summary>
    int BeforeCredential(string text, int cut);
}
