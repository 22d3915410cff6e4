using CsCheck;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests.Credentials;

public sealed class ValueTests
{
    [Fact]
    public void IsCredential_ChosenUnderUnmistakable_Counts() =>
        Check(ValueSamples.Chosen, "loginPwd", NameEvidence.Unmistakable, true);

    [Theory]
    [InlineData("loginPwd", nameof(NameEvidence.Unmistakable))]
    [InlineData("password", nameof(NameEvidence.Unmistakable))]
    [InlineData("", nameof(NameEvidence.Unmistakable))]
    [InlineData("apiKey", nameof(NameEvidence.Telling))]
    [InlineData("", nameof(NameEvidence.Telling))]
    [InlineData("token", nameof(NameEvidence.Weak))]
    public void IsCredential_Refused_NeverCounts(string name, string evidence) =>
        Check(ValueSamples.Refused, name, Enum.Parse<NameEvidence>(evidence), false);

    [Theory]
    [InlineData("apiKey", nameof(NameEvidence.Telling))]
    [InlineData("clientSecret", nameof(NameEvidence.Telling))]
    [InlineData("token", nameof(NameEvidence.Weak))]
    public void IsCredential_WordsUnderTelling_DoNotCount(string name, string evidence) =>
        Check(ValueSamples.RefusedUnderTelling, name, Enum.Parse<NameEvidence>(evidence), false);

    [Fact]
    public void IsCredential_ChosenUnderWeak_DoesNotCount() =>
        Check(ValueSamples.Chosen, "token", NameEvidence.Weak, false);

    [Theory]
    [InlineData("superSecretKey123")]
    [InlineData("super_secret_key")]
    [InlineData("this is my very secret key")]
    [InlineData("SuperSecretSigningKey")]
    [InlineData("a-very-long-secret-for-tokens")]
    [InlineData("P@ssw0rd!23")]
    [InlineData("tr0ub4dor&3")]
    [InlineData("4839201748")]
    public void IsCredential_InventedUnderTelling_Counts(string value) =>
        Assert.True(CredentialValue.IsCredential(value, "signingKey", NameEvidence.Telling));

    [Theory]
    [InlineData("Bearer", true)]
    [InlineData("Basic", true)]
    [InlineData("Token", true)]
    [InlineData("Digest", false)]
    public void IsCredential_SchemeAndRandom_JudgesWhatFollows(string scheme, bool counts) =>
        RandomText.Of(RandomText.Base62, 24, 40).Sample(r => CredentialValue.IsCredential($"{scheme} {r}", "Authorization", NameEvidence.Telling) == counts);

    /// <summary>Chance makes a text that reads as a name once in many thousands: counted, over texts that are always the same.</summary>
    [Fact]
    public void IsCredential_RandomOfTwentyUnderUnmistakable_CountsButForOneInTenThousand() =>
        Assert.InRange(Missed(RandomText.Passwords, 20, "password", NameEvidence.Unmistakable, 50_000), 0, 5);

    [Theory]
    [InlineData("Grol@pwTisk$Eu", true)]
    [InlineData("grol$pwTisk", true)]
    [InlineData("$dbPassword", false)]
    [InlineData("@newPassword", false)]
    public void IsCredential_SignsOfVariables_AreThoseOfANameWhereAWordBegins(string value, bool counts) =>
        Assert.Equal(counts, CredentialValue.IsCredential(value, "loginPwd", NameEvidence.Unmistakable));

    [Theory]
    [InlineData(RandomText.Hex, 32)]
    [InlineData(RandomText.Base32, 32)]
    [InlineData(RandomText.Base36, 20)]
    [InlineData(RandomText.Base62, 24)]
    [InlineData(RandomText.Base64, 32)]
    [InlineData(RandomText.Base64Url, 32)]
    public void IsCredential_RandomUnderTelling_CountsButForFewInAThousand(string alphabet, int length) =>
        Assert.InRange(Missed(alphabet, length, "apiKey", NameEvidence.Telling), 0, 30);

    [Theory]
    [InlineData(RandomText.Hex, 40)]
    [InlineData(RandomText.Base36, 24)]
    [InlineData(RandomText.Base62, 32)]
    [InlineData(RandomText.Base64, 44)]
    public void IsCredential_RandomUnderWeak_CountsButForOneInAHundred(string alphabet, int length) =>
        Assert.InRange(Missed(alphabet, length, "token", NameEvidence.Weak), 0, 100);

    [Fact]
    public void IsCredential_GuidUnderTelling_CountsAndUnderWeakDoesNot() =>
        RandomText.Of(RandomText.Hex, 32, 32).Select(static h => $"{h[..8]}-{h[8..12]}-{h[12..16]}-{h[16..20]}-{h[20..]}").Sample(static guid =>
            CredentialValue.IsCredential(guid, "clientSecret", NameEvidence.Telling) && !CredentialValue.IsCredential(guid, "token", NameEvidence.Weak));

    [Fact]
    public void IsCredential_FragmentInsideRandom_ExcludesNothing()
    {
        // Chance makes a text that reads as words once in many thousands: counted, over texts that are always the same.
        var random = new Random(20251125);
        string[] fragments = ["test", "admin", "pass", "xxxx", "0000", "example"];
        int found = 0;
        for (int i = 0; i < 6_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, 16 + (i % 9)).Select(_ => RandomText.Base62[random.Next(RandomText.Base62.Length)]));
            found += CredentialValue.IsCredential(text.Insert(text.Length / 2, fragments[i % fragments.Length]), "password", NameEvidence.Unmistakable) ? 1 : 0;
        }

        Assert.InRange(found, 5_994, 6_000);
    }

    [Theory]
    [InlineData("stripeApiKey")]
    [InlineData("secret_token")]
    [InlineData("Client Secret 2")]
    public void IsCredential_OwnName_DoesNotCount(string name)
    {
        Assert.False(CredentialValue.IsCredential(name, name, NameEvidence.Unmistakable));
        Assert.False(CredentialValue.IsCredential(name.ToUpperInvariant(), name, NameEvidence.Unmistakable));
        Assert.False(CredentialValue.IsCredential(name.Replace("_", "-", StringComparison.Ordinal), name, NameEvidence.Unmistakable));
    }

    [Fact]
    public void IsCredential_ConnectionString_IsLeftToTheReaderOfText() =>
        RandomText.Of(RandomText.Base62, 24, 24).Sample(static r => !CredentialValue.IsCredential($"Server=x;Password={r}", "connectionString", NameEvidence.Telling));

    [Fact]
    public void IsCredential_UnknownParts_CountsOnlyARandomPart() =>
        RandomText.Of(RandomText.Base62, 32, 32).Sample(static r =>
            CredentialValue.IsCredential($"{CredentialValue.Unknown}{r}", "apiKey", NameEvidence.Telling)
            && !CredentialValue.IsCredential($"Password{CredentialValue.Unknown}", "password", NameEvidence.Unmistakable)
            && !CredentialValue.IsCredential($"{CredentialValue.Unknown}", "password", NameEvidence.Unmistakable));

    [Fact]
    public void IsPlaceholder_Placeholders_AreSeen()
    {
        foreach (string value in ValueSamples.Refused.Take(ValueSamples.Refused.ToList().IndexOf("Account.Password.Required")))
            Assert.True(CredentialValue.IsPlaceholder(value), value);
    }

    [Fact]
    public void IsPlaceholder_Random_IsNone() =>
        RandomText.Of(RandomText.Passwords, 16, 40).Sample(static r => !CredentialValue.IsPlaceholder(r), iter: 20_000);

    [Fact]
    public void IsCredential_AnyText_DoesNotThrow() =>
        Gen.Select(Gen.String[Gen.Char, 0, 400], Gen.String[Gen.Char, 0, 40], Gen.Enum<NameEvidence>()).Sample(static (value, name, evidence) =>
            !CredentialValue.IsCredential(value, name, evidence) || evidence != NameEvidence.None);

    [Fact]
    public void IsCredential_Values_AllocateNothing()
    {
        string[] values = [.. ValueSamples.Refused, .. ValueSamples.Chosen];
        JudgeAll(values);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int counted = JudgeAll(values);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(ValueSamples.Chosen.Length, counted);
    }

    [Fact]
    public void Samples_Counted_AreEnough() =>
        Assert.True(ValueSamples.Refused.Length + ValueSamples.RefusedUnderTelling.Length >= 400, $"{ValueSamples.Refused.Length} {ValueSamples.RefusedUnderTelling.Length} {ValueSamples.Chosen.Length}");

    private static int JudgeAll(string[] values)
    {
        int counted = 0;
        foreach (string value in values)
            counted += CredentialValue.IsCredential(value, "loginPwd", NameEvidence.Unmistakable) ? 1 : 0;
        return counted;
    }

    private static int Missed(string alphabet, int length, string name, NameEvidence evidence, int texts = 10_000)
    {
        var random = new Random(20240229);
        int missed = 0;
        for (int i = 0; i < texts; i++)
            missed += CredentialValue.IsCredential(random.GetString(alphabet, length), name, evidence) ? 0 : 1;
        return missed;
    }

    private static void Check(string[] samples, string name, NameEvidence evidence, bool expected)
    {
        string[] wrong = [.. samples.Where(value => CredentialValue.IsCredential(value, name, evidence) != expected)];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }
}
