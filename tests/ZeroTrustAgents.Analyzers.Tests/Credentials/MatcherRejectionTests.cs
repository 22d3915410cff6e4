using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>What is nearly a credential is none.</summary>
public sealed class MatcherRejectionTests
{
    /// <summary>Kinds with values of one length: without their last character they are nothing.</summary>
    public static TheoryData<string> FixedLength => [.. CredentialKinds.All.Where(static k => k.Shape is { } shape && (shape.Least == shape.Most || k.Id is "github-refresh-token")).Select(static k => k.Id)];

    /// <summary>Kinds that verify a checksum or the structure of the whole value.</summary>
    public static TheoryData<string> Verified =>
    [
        "github-pat", "github-oauth-token", "github-user-token", "github-app-token", "github-refresh-token", "npm-token", "netbird-token",
        "grafana-service-token", "matrix-token", "age-key", "nostr-key", "nats-seed",
    ];

    public static TheoryData<string> Shaped => [.. CredentialKinds.All.Where(static k => k.Shape is not null && k.Prefixes.Count != 0).Select(static k => k.Id)];

    [Theory]
    [MemberData(nameof(FixedLength))]
    public void TryFind_LastCharacterMissing_IsNotTheKind(string id)
    {
        CredentialKind kind = Kind(id);
        for (int seed = 0; seed < 40; seed++)
        {
            CredentialSample sample = CredentialSamples.Create(kind, seed);
            string text = sample.Text.Remove(sample.Start + sample.Length - 1, 1);
            Assert.False(CredentialMatcher.TryFind(text.AsSpan(), 0, out CredentialMatch match) && match.Kind == kind, text);
        }
    }

    [Theory]
    [MemberData(nameof(FixedLength))]
    public void TryFind_OneLetterMore_IsNotTheKind(string id)
    {
        CredentialKind kind = Kind(id);
        for (int seed = 0; seed < 40; seed++)
        {
            string text = CredentialSamples.Create(kind, seed).Text + "Q";
            Assert.False(CredentialMatcher.TryFind(text.AsSpan(), 0, out CredentialMatch match) && match.Kind == kind, text);
        }
    }

    [Theory]
    [MemberData(nameof(Verified))]
    public void TryFind_OneCharacterChanged_FindsNothing(string id)
    {
        CredentialKind kind = Kind(id);
        for (int seed = 0; seed < 40; seed++)
        {
            char[] text = CredentialSamples.Create(kind, seed).Text.ToCharArray();
            int at = text.Length - 9 - seed % 8;
            text[at] = text[at] is 'b' or 'B' or '3' ? (char)(text[at] + 1) : text[at] is >= 'a' and <= 'z' ? 'b' : text[at] is >= 'A' and <= 'Z' ? 'B' : '3';
            Assert.False(CredentialMatcher.TryFind(text, 0, out _), new string(text));
        }
    }

    [Theory]
    [MemberData(nameof(Verified))]
    public void TryFind_ChecksumHolds_NoFilterApplies(string id)
    {
        // Four equal characters and words inside a real key exclude nothing; nor does anything else once a checksum holds.
        if (id is not ("github-pat" or "npm-token"))
            return;
        foreach (string body in (string[])["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "testadminpassexampletokensecret".Substring(0, 30), "0123456789ABCDEFGHIJKLMNOPQRST"])
        {
            string text = Kind(id).Prefixes[0] + body + SampleChecksums.Base62(body);
            Assert.True(CredentialMatcher.TryFind(text.AsSpan(), 0, out CredentialMatch match));
            Assert.Equal(id, match.Kind.Id);
        }
    }

    [Theory]
    [InlineData("huggingface-token", 10, "testadmin")]
    [InlineData("stripe-live-key", 4, "pass")]
    [InlineData("stripe-live-key", 6, "aaaa")]
    [InlineData("sendgrid-key", 3, "test")]
    [InlineData("gitlab-pat", 5, "0000")]
    [InlineData("groq-key", 20, "example")]
    public void TryFind_WordOrRepetitionInsideARealKey_ExcludesNothing(string id, int at, string inside)
    {
        CredentialKind kind = Kind(id);
        for (int seed = 0; seed < 40; seed++)
        {
            string value = CredentialSamples.Create(kind, seed).Value;
            int start = kind.Prefixes[0].Length + at;
            string text = string.Concat(value.AsSpan(0, start), inside, value.AsSpan(start + inside.Length));
            Assert.True(CredentialMatcher.TryFind(text.AsSpan(), 0, out CredentialMatch match), text);
            Assert.Equal(new CredentialMatch(kind, 0, text.Length), match);
        }
    }

    /// <summary>Names out of the framework, cut to the length of a token behind its prefix.</summary>
    [Theory]
    [InlineData("cio", 32)]
    [InlineData("fw_", 24)]
    [InlineData("sk-", 48)]
    [InlineData("hf_", 34)]
    [InlineData("gsk_", 52)]
    [InlineData("pplx-", 48)]
    [InlineData("ATBB", 32)]
    [InlineData("AKID", 32)]
    [InlineData("AIza", 35)]
    [InlineData("live_", 30)]
    public void TryFind_IdentifierBehindAPrefix_FindsNothing(string prefix, int length)
    {
        var found = new List<string>();
        string[] names = [.. typeof(object).Assembly.GetExportedTypes().SelectMany(static t => t.GetMethods().Select(m => m.Name + t.Name)).Distinct(StringComparer.Ordinal)];
        int tried = 0;
        foreach (string name in names.Where(n => n.Length >= length && !n.Contains('`', StringComparison.Ordinal)))
        {
            tried++;
            string text = prefix + name[..length];
            if (CredentialMatcher.TryFind(text.AsSpan(), 0, out CredentialMatch match))
                found.Add(match.Kind.Id + " " + text);
        }

        Assert.True(tried > 20, $"{tried}");
        Assert.True(found.Count * 30 <= tried, $"{found.Count} of {tried}\n" + string.Join('\n', found.Take(20)));
    }

    [Theory]
    [MemberData(nameof(Shaped))]
    public void TryFind_PlaceholderBody_FindsNothing(string id)
    {
        CredentialKind kind = Kind(id);
        foreach (string prefix in kind.Prefixes)
        {
            foreach (Func<string, string> filler in (Func<string, string>[])[Repeat, Count, Sequence, Words, Pair])
            {
                string text = prefix + Fill(kind.Shape!, filler);
                bool found = CredentialMatcher.TryFind(text.AsSpan(), 0, out CredentialMatch match);
                Assert.False(found && match.Kind == kind, text);
            }
        }
    }

    private static CredentialKind Kind(string id) => CredentialKinds.All.Single(k => k.Id == id);

    private static string Fill(Shape shape, Func<string, string> filler) => string.Concat(shape.Parts.Select(part =>
    {
        if (part.IsLiteral)
            return part.Literals[0];
        string alphabet = CharClass.Members(part.Set);
        string text = string.Concat(filler(alphabet).Where(c => alphabet.Contains(c, StringComparison.Ordinal)));
        return string.Concat(Enumerable.Repeat(text.Length == 0 ? alphabet[..1] : text, part.Least)).Substring(0, part.Least);
    }));

    private static string Repeat(string alphabet) => alphabet.Contains('x', StringComparison.Ordinal) ? "x" : alphabet.Contains('X', StringComparison.Ordinal) ? "X" : "0";

    private static string Count(string alphabet) => "0123456789";

    private static string Sequence(string alphabet) => alphabet.Contains('Z', StringComparison.Ordinal) ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" : "abcdefghijklmnopqrstuvwxyz0123456789";

    private static string Words(string alphabet) => alphabet.Contains('-', StringComparison.Ordinal) ? "your-token-here-" : alphabet.Contains('_', StringComparison.Ordinal) ? "your_token_here_" : alphabet.Contains('Y', StringComparison.Ordinal) && alphabet.Contains('y', StringComparison.Ordinal) ? "YourTokenHere" : alphabet.Contains('y', StringComparison.Ordinal) ? "yourtokenhere" : "YOURTOKENHERE";

    private static string Pair(string alphabet) => alphabet.Contains('a', StringComparison.Ordinal) ? "a1" : "A2";
}
