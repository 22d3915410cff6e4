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

    public int Redact(string text, out string redacted) => FoundSecrets.Redact(this, text, out redacted);

    public bool MayContain(ReadOnlySpan<byte> utf8) =>
        utf8.Length > CredentialMatcher.MinimumRun && new CandidateScan<byte>(utf8, 0).Next();

    public void Find(ReadOnlySpan<char> text, int from, ref FoundSecrets found) => Find(text, from, ref found, out _);

    public int OpenFrom(ReadOnlySpan<char> text, int from) => OpenCredentials.From(text, from);

    /// <summary>As <see cref="Find(ReadOnlySpan{char}, int, ref FoundSecrets)"/>, and tells how much work it was.</summary>
    internal static void Find(ReadOnlySpan<char> text, int from, ref FoundSecrets found, out long steps)
    {
        steps = 0;
        if (text.Length <= CredentialMatcher.MinimumRun)
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
        int last = from;
        do
        {
            if (!CredentialMatcher.TryFindAt(ref scan, candidates.At, out CredentialMatch match) || match.End <= last)
                continue;
            found.Add(Math.Max(match.Start, last), match.End);
            last = match.End;
            candidates.Seek(last);
        }
        while (candidates.Next());
        steps = scan.Steps;
    }
}
