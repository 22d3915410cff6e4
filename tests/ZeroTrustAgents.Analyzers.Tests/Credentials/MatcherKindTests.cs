using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Every kind is found in its own samples.</summary>
public sealed class MatcherKindTests
{
    private const int Seeds = 200;

    public static TheoryData<string> Kinds => [.. CredentialKinds.All.Select(static k => k.Id)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TryFind_Sample_FindsItExactlyAsItself(string id)
    {
        CredentialKind kind = CredentialKinds.All.Single(k => k.Id == id);
        var missed = new List<string>();
        for (int seed = 0; seed < Seeds; seed++)
        {
            CredentialSample sample = CredentialSamples.Create(kind, seed);
            if (!CredentialMatcher.TryFind(sample.Text.AsSpan(), 0, out CredentialMatch match))
                missed.Add($"{seed}: missed {sample.Text}");
            else if (match != new CredentialMatch(kind, sample.Start, sample.Length))
                missed.Add($"{seed}: {match.Kind.Id} at {match.Start}+{match.Length}, not {sample.Start}+{sample.Length} in {sample.Text}");
        }

        Assert.True(missed.Count == 0, $"{missed.Count} of {Seeds}\n" + string.Join("\n", missed.Take(3)));
    }
}
