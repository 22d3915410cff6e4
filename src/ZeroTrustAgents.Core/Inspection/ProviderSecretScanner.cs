using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

/// <summary>
/// Finds what others issue: credentials whose format identifies them, by the table that the analyzers use. The engine is
/// asked only where <see cref="CandidateScan{T}"/> sees a reason.
/// </summary>
/// <remarks>
/// Not seen: credentials of no recognisable format (a password alone), and those encrypted, compressed, encoded once more
/// or spelled with other characters between.
/// </remarks>
internal sealed class ProviderSecretScanner : ISecretProbe
{
    /// <summary>How far behind a credential may stand what leads to it: an equals sign and a quote, <c>://</c>, the word before white space.</summary>
    internal const int LeadIn = 64;

    /// <summary>Up to here the engine's own search for runs, which leaves words out, is done sooner than the one for long texts is set up.</summary>
    private const int Short = 128;

    public int Redact(string text, out string redacted) => FoundSecrets.Redact(this, text, out redacted);

    public bool MayContain(ReadOnlySpan<byte> utf8) => utf8.Length >= CredentialMatcher.MinimumRun && new CandidateScan<byte>(utf8, 0).Next();

    public void Find(ReadOnlySpan<char> text, int from, ref FoundSecrets found) => Find(text, from, ref found, out _);

    public int OpenFrom(ReadOnlySpan<char> text, int from) => OpenCredentials.From(text, from);

    /// <summary>As <see cref="Find(ReadOnlySpan{char}, int, ref FoundSecrets)"/>, and tells how much work it was.</summary>
    internal static void Find(ReadOnlySpan<char> text, int from, ref FoundSecrets found, out long steps)
    {
        steps = 0;
        if (text.Length <= Short && TokenRun.Next(text, 0) >= text.Length)
            return;
        var candidates = new CandidateScan<char>(text, Math.Max(0, from - LeadIn));
        if (candidates.Next())
            Ask(text, from, ref candidates, ref found, out steps);
    }

    private static void Ask(ReadOnlySpan<char> text, int from, ref CandidateScan<char> candidates, ref FoundSecrets found, out long steps)
    {
        Span<int> runs = stackalloc int[CharClass.Count * Scan.PerClass];
        runs.Clear();
        // What is known of the text is kept from one place to the next: that is what makes the engine linear.
        var scan = new Scan(text, runs);
        int last = from, unread = 0;
        do
        {
            // What starts in the part that has gone on was judged there, with what stood before it: it may have been inside another credential.
            if (!IsInRun(text, unread, candidates.At) || !CredentialMatcher.TryFindAt(ref scan, candidates.At, out CredentialMatch match) || match.Start < last)
                continue;
            found.Add(match.Start, match.End);
            last = unread = match.End;
            candidates.Seek(last);
        }
        while (candidates.Next());
        steps = scan.Steps;
    }

    /// <summary>Whether the place stands in a run in which the engine would look for itself.</summary>
    private static bool IsInRun(ReadOnlySpan<char> text, int from, int at)
    {
        int start = at, end = at;
        bool letters = true;
        for (; end < text.Length && end - start < CredentialMatcher.MinimumWord && TokenRun.IsToken(text[end]); end++)
            letters &= char.IsAsciiLetter(text[end]);

        for (; start > from && end - start < CredentialMatcher.MinimumWord && TokenRun.IsToken(text[start - 1]); start--)
            letters &= char.IsAsciiLetter(text[start - 1]);

        return end - start >= (letters ? CredentialMatcher.MinimumWord : CredentialMatcher.MinimumRun);
    }
}
