using System.Text;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Work grows with the text and not with its square, whatever the text. Counted, not timed.</summary>
public sealed class MatcherLinearityTests
{
    /// <summary>Most work a character; ordinary text costs about two.</summary>
    private const int MostStepsEach = 400;

    public static TheoryData<string> Pieces =>
    [
        "ghp_", "ghp-", "github_pat_", "eyJ", "eyJ.", "eyJ-", "eyJhbGciOiJIUzI1NiJ9.", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----\nMIIE", "-----",
        "://a:", "https://a:b", "a://b:c", "://", "x@y:", "Password=", ";Password=a", "Server=a;Pwd=", "=", "AccountKey=", "sig=", "&sig=a%2B", "sv=&sig=", "PrivateKey = ", "Bearer ", "Basic YTpi", "machine a", "machine a.b login c ",
        "PuTTY-User-Key-File-", "PuTTY-User-Key-File-3: x Private-Lines: ", "MIIB", "MII/", "MC4CAQAwBQYDK2VwBCIEI/", "AKIA", "AKIA ", "aA1-", "aA1+", "a.b.", "0:AA", "sk-", "sk-proj-", "sk-T3BlbkFJ", "xoxb-1-", "Q~", "8Q~", "a8Q~",
        "\"d\":\"", "kty\"d\":\"", "<D>", "\"auth\":\"", "%22", "\\n", "\\u0022", "secret_", "live_", "AAAA", "A", "aB3", "hooks.slack.com/services/T", "+ASt", "JQQJ9", "AZDO", "SG.", "1//0", "ya29.", "dp.st.", "v1.local.", "\"\"\"", "{\"", "密", " ", "\n",
    ];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void TryFind_RepeatedPiece_IsLinear(string piece)
    {
        AssertLinear(length => Repeat(piece, length));
        // A second piece that makes a run of other characters end, and start anew, at every place.
        AssertLinear(length => Repeat(piece + "aZ09_", length));
        AssertLinear(length => Repeat(piece + "a-", length));
        AssertLinear(length => Repeat("Endpoint=sb://x;", 64) + Repeat(piece, length));
    }

    [Theory]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")]
    [InlineData("0123456789abcdef")]
    [InlineData("0123456789abcdef-")]
    [InlineData("eyJ.-_=:/@")]
    [InlineData("ghpskxo_-1aA ")]
    [InlineData("-BEGIN PRVATKY\n")]
    [InlineData("=;:/@.%+-_ \"aA0")]
    public void TryFind_RandomText_IsLinear(string alphabet) => AssertLinear(length => new SampleRandom(17).From(alphabet, length));

    [Fact]
    public void TryFind_AMegabyteOfMatches_IsLinearInAll()
    {
        string one = CredentialSamples.Create(CredentialKinds.All.Single(static k => k.Id == "github-pat"), 1).Text + "-";
        Assert.InRange(TotalSteps(Repeat(one, 1 << 20)), 1 << 20, (long)MostStepsEach << 20);
        string connection = $"Server=a;Password={new SampleRandom(2).Password()};";
        Assert.InRange(TotalSteps(Repeat(connection, 1 << 20)), 1 << 20, (long)MostStepsEach << 20);
    }

    /// <summary>Each line says that it starts a key which is longer than the text: none may read all the lines behind it.</summary>
    [Fact]
    public void TryFind_LinesThatAllStartALongKey_IsLinear()
    {
        byte[] head = [0x30, 0x82, 0x7F, 0x00, 0x02, 0x01, 0x03, 0x30, 0x82, 0x7E, 0x00, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01];
        string line = Convert.ToBase64String(head) + "aZ09+bQ7xY2mN4vC8sD6fG1hJ3kL5zX0\n";
        Assert.InRange(TotalSteps(Repeat(line, 1 << 18)), 0, (long)MostStepsEach << 18);
        Assert.InRange(TotalSteps(Repeat(line, 1 << 20)), 0, (long)MostStepsEach << 20);
        AssertLinear(length => Repeat(line, length * 16));
    }

    private static void AssertLinear(Func<int, string> text)
    {
        long small = TotalSteps(text(1 << 14)), large = TotalSteps(text(1 << 16));
        Assert.InRange(large, 0, (long)MostStepsEach << 16);
        Assert.InRange(large, 0, (small * 4 * 5 / 4) + 20_000);
    }

    private static long TotalSteps(string text)
    {
        long total = 0;
        int from = 0;
        while (CredentialMatcher.TryFind(text.AsSpan(), from, out CredentialMatch match, out long steps))
        {
            total += steps;
            from = match.End;
        }

        CredentialMatcher.TryFind(text.AsSpan(), from, out _, out long last);
        return total + last;
    }

    private static string Repeat(string piece, int length) => new StringBuilder().Insert(0, piece, (length / piece.Length) + 1).ToString(0, length);
}
