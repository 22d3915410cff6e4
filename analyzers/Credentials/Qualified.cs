namespace ZeroTrustAgents.Credentials;

/// <summary>Keys and tokens: what the words before them make of them.</summary>
internal static class Qualified
{
    public static NameEvidence Key(in NameWords words, int i) =>
        Grade(words, i, WordRole.KeyQualifier, WordRole.KeyOfData);

    public static NameEvidence Token(in NameWords words, int i) =>
        Grade(words, i, WordRole.TokenQualifier, WordRole.TokenOfText);

    private static NameEvidence Grade(in NameWords words, int i, WordRole qualifier, WordRole ofData)
    {
        int before = i - 1;
        while (before >= 0 && IsPassedOver(words[before], qualifier, ofData))
            before--;
        if (before < 0)
            return NameEvidence.Weak;
        NameWord word = words[before];
        bool vendor = HasBefore(words, i, WordRole.Vendor);
        if (word.Is(WordRole.Vendor))
            return NameEvidence.Telling;
        if (word.Is(qualifier) && !(word.Is(ofData) && !vendor))
            return IsLittle(word) ? NameEvidence.Weak : NameEvidence.Telling;
        if (word.Is(ofData))
        {
            // "storageAccountPrimaryKey" is one of a pair of credentials.
            bool ofPair = word.Is(WordRole.Modifier) && HasBefore(words, before, qualifier | WordRole.Vendor);
            return ofPair ? NameEvidence.Weak : NameEvidence.None;
        }

        return vendor ? NameEvidence.Telling : NameEvidence.Weak;
    }

    /// <summary>Numbers and environments between: <c>stripeLiveKey</c>, <c>api2Key</c>.</summary>
    private static bool IsPassedOver(NameWord word, WordRole qualifier, WordRole ofData) =>
        word.Is(WordRole.Number) || (word.Is(WordRole.Modifier) && !word.Is(qualifier | ofData));

    /// <summary>Words that are evidence themselves, but of something that is often no secret: a licence key, a session key, a certificate.</summary>
    private static bool IsLittle(NameWord word) => word.Is(WordRole.Owner) && word.Is(WordRole.Weak) && !word.Is(WordRole.TokenQualifier);

    private static bool HasBefore(in NameWords words, int end, WordRole role)
    {
        for (int i = 0; i < end; i++)
        {
            if (words[i].Is(role))
                return true;
        }

        return false;
    }
}
