using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Credentials are found wherever they stand, and not where a longer word only contains their characters.</summary>
public sealed class MatcherPlaceTests
{
    private const int Seeds = 12;

    /// <summary>Around the place of the sample; the name of a place is what fails.</summary>
    public static TheoryData<string, string> Places => new()
    {
        { "", " " },
        { "Use ", " to sign in." },
        { "Use ", ", then go on" },
        { "The value is ", ". It must not be here" },
        { "{\"key\": \"", "\", \"n\": 1}" },
        { "{\\\"key\\\":\\\"", "\\\",\\\"n\\\":1}" },
        { "first line\\n", "\\nlast line" },
        { "first line\n", "\nlast line" },
        { "first line\r\n", "\r\nlast line" },
        { "key=", "&page=2" },
        { "https://api.example.net/v1?key=", "" },
        { "q=%22", "%22" },
        { "x\\u0022", "\\u0022" },
        { "x\\x22", "\\x22" },
        { "new Client('", "')" },
        { "var key = `", "`;" },
        { "X-Key: ", "\r\nAccept: */*" },
        { "<add key=\"k\" value=\"", "\" />" },
        { "<key>", "</key>" },
        { "export KEY=", "\n" },
        { "KEY: ", "\n" },
        { "[", "]" },
        { "(", ")" },
        { "密钥", "。" },
        { "\t", ";" },
        { "a=1;", ";b=2" },
        { "**", "**" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void TryFind_InsideText_FindsEveryKindExactly(string before, string after)
    {
        var missed = new List<string>();
        foreach (CredentialKind kind in CredentialKinds.All)
        {
            for (int seed = 1000; seed < 1000 + Seeds; seed++)
            {
                CredentialSample sample = CredentialSamples.Create(kind, seed);
                string text = before + sample.Text + after;
                if (!CredentialMatcher.TryFind(text.AsSpan(), 0, out CredentialMatch match) || match != new CredentialMatch(kind, before.Length + sample.Start, sample.Length))
                    missed.Add($"{kind.Id} {seed}: {match.Kind?.Id} at {match.Start}+{match.Length}, not {before.Length + sample.Start}+{sample.Length} in {text}");
            }
        }

        Assert.True(missed.Count == 0, $"{missed.Count}\n" + string.Join("\n", missed.Take(5)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("Z")]
    [InlineData("0")]
    [InlineData("_")]
    public void TryFind_PrefixInsideWord_FindsNothing(string before)
    {
        var found = new List<string>();
        foreach (CredentialKind kind in CredentialKinds.All.Where(static k => k.Prefixes.Count != 0 && !k.PrefixIsContext && k.Id is not "putty-key"))
        {
            CredentialSample sample = CredentialSamples.Create(kind, 77);
            if (CredentialMatcher.TryFind((before + sample.Text).AsSpan(), 0, out CredentialMatch match) && match.Start == before.Length)
                found.Add(kind.Id);
        }

        Assert.Empty(found);
    }

    [Fact]
    public void TryFind_SeveralInOneText_FindsEachInOrder()
    {
        var random = new SampleRandom(5);
        var expected = new List<(string Id, string Value)>();
        var text = new System.Text.StringBuilder();
        foreach (CredentialKind kind in CredentialKinds.All.OrderBy(_ => random.Next(1000)))
        {
            CredentialSample sample = CredentialSamples.Create(kind, 3);
            text.Append(sample.Text).Append("\n\n  # next\n");
            expected.Add((kind.Id, sample.Value));
        }

        var found = new List<(string Id, string Value)>();
        string all = text.ToString();
        for (int from = 0; CredentialMatcher.TryFind(all.AsSpan(), from, out CredentialMatch match); from = match.End)
            found.Add((match.Kind.Id, all.Substring(match.Start, match.Length)));
        Assert.Equal(expected, found);
    }

    [Fact]
    public void TryFind_FromBehindStart_FindsNothingBeforeIt()
    {
        foreach (CredentialKind kind in CredentialKinds.All)
        {
            CredentialSample sample = CredentialSamples.Create(kind, 9);
            bool found = CredentialMatcher.TryFind(sample.Text.AsSpan(), sample.Start + 1, out CredentialMatch match);
            Assert.False(found && match.Start <= sample.Start, kind.Id);
        }
    }

    [Theory]
    [InlineData("pkcs12", 76, "\n")]
    [InlineData("pkcs12", 64, "\r\n      ")]
    [InlineData("pkcs1-der", 64, "\\n")]
    [InlineData("pkcs8-der", 64, "\\r\\n")]
    public void TryFind_KeyInLines_FindsItExactly(string id, int line, string lineBreak)
    {
        CredentialKind kind = CredentialKinds.All.Single(k => k.Id == id);
        for (int seed = 0; seed < 50; seed++)
        {
            string value = CredentialSamples.Create(kind, seed).Value;
            string wrapped = string.Join(lineBreak, value.Chunk(line).Select(static c => new string(c)));
            Assert.True(CredentialMatcher.TryFind(("key: \"" + wrapped + "\"").AsSpan(), 0, out CredentialMatch match), wrapped);
            Assert.Equal(new CredentialMatch(kind, 6, wrapped.Length), match);
        }
    }

    [Theory]
    [InlineData("https://x-access-token:", "@github.example.net/a/b.git")]
    [InlineData("Authorization: Bearer ", "")]
    [InlineData("Server=db;User Id=a;Password=", ";")]
    [InlineData("//registry.example.net/:_authToken=", "")]
    public void TryFind_ProviderTokenWhereAPasswordStands_IsTheProviders(string before, string after)
    {
        CredentialKind kind = CredentialKinds.All.Single(static k => k.Id == "github-app-token");
        string value = CredentialSamples.Create(kind, 4).Value;
        Assert.True(CredentialMatcher.TryFind((before + value + after).AsSpan(), 0, out CredentialMatch match));
        Assert.Equal(new CredentialMatch(kind, before.Length, value.Length), match);
    }

    /// <summary>What the runtime's filter relies on: it hands over only runs of this length.</summary>
    [Fact]
    public void MinimumRun_EverySample_HasSuchARunInOrBeforeItsValue()
    {
        foreach (CredentialKind kind in CredentialKinds.All)
        {
            for (int seed = 0; seed < 50; seed++)
            {
                CredentialSample sample = CredentialSamples.Create(kind, seed);
                int run = TokenRun.Next(sample.Text.AsSpan(), 0);
                Assert.True(run < sample.Start + sample.Length, kind.Id);
            }
        }
    }

    [Fact]
    public void TryFind_EveryText_AllocatesNothing()
    {
        string[] texts = [.. CredentialKinds.All.Select(static k => "see " + CredentialSamples.Create(k, 8).Text + " there"), "nothing to be found in this quite ordinary sentence"];
        int found = 0;
        foreach (string text in texts)
            found += CredentialMatcher.TryFind(text.AsSpan(), 0, out _) ? 1 : 0;

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (string text in texts)
            found += CredentialMatcher.TryFind(text.AsSpan(), 0, out _) ? 1 : 0;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2 * CredentialKinds.All.Count, found);
    }
}
