namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Reads names of variables, members, parameters, keys and headers, in every casing and in several natural languages.
/// The last words decide what a thing is: a <c>passwordLength</c> is a length, a <c>tokenUrl</c> a URL, a <c>passwordAdmin</c>
/// still a password. Then the words before decide how much that says: an <c>apiKey</c> much, a <c>cacheKey</c> nothing.
/// </summary>
internal static class CredentialName
{
    /// <summary>Judges a name. Allocates nothing; thread-safe.</summary>
    public static NameEvidence Judge(ReadOnlySpan<char> name) => Read(name).Evidence;

    /// <summary>Whether the name is one of a connection string: the credential is a part of such a value, not the whole.</summary>
    public static bool IsConnectionString(ReadOnlySpan<char> name) => Read(name).IsConnectionString;

    /// <summary>Judges a name, and says of which sort it is.</summary>
    internal static NameReading Read(ReadOnlySpan<char> name)
    {
        if (!NameFilter.MayHold(name))
            return default;
        Span<char> letters = stackalloc char[NameWords.MaxLetters];
        Span<NameWord> words = stackalloc NameWord[NameWords.MaxWords];
        NameWords split = NameWords.Split(name, letters, words);
        NameReading reading = NameGrammar.Read(split);
        if (reading.HasHead || !split.HasAcronym)
            return reading;

        // "APIkey" and "PASSword" break in the wrong place by their casing.
        return NameGrammar.Read(NameWords.Split(name, letters, words, byCase: false));
    }
}
