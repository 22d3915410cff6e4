using CsCheck;

namespace ZeroTrustAgents.Context;

/// <summary>What counts as said by somebody trusted, and what only looks like it.</summary>
public sealed class KnownValuesTests
{
    private const string Said = """
        Please pay 'bill-december.txt' to DE89 3704 0044 0532 0130 00 (IBAN:GB29-NWBK-6016-1331-9268-19), tell alice@corp.example, Bob Smith and
        https://docs.corp.example/a/b/. Post it to #general; ask "New York Office". The file is at /srv/data/report.csv, number +49 (30) 123-4567.
        """;

    [Theory]
    [InlineData("alice@corp.example")]
    [InlineData("ALICE@Corp.Example")]
    [InlineData(" alice@corp.example ")]
    [InlineData("mailto:alice@corp.example")]
    [InlineData("<alice@corp.example>")]
    [InlineData("DE89370400440532013000")]
    [InlineData("de89 3704 0044 0532 0130 00")]
    [InlineData("DE89-3704-0044-0532-0130-00")]
    [InlineData("GB29NWBK60161331926819")]
    [InlineData("Bob Smith")]
    [InlineData("bob   smith")]
    [InlineData("docs.corp.example/a/b")]
    [InlineData("http://docs.corp.example/a/b/")]
    [InlineData("general")]
    [InlineData("#general")]
    [InlineData("New York Office")]
    [InlineData("/srv/data/report.csv")]
    [InlineData("bill-december.txt")]
    [InlineData("+49 30 1234567")]
    public void Value_ThatWasSaid_IsKnown(string value)
    {
        var known = new KnownValues();
        known.Add(Said);

        Assert.True(known.Contains(value));
    }

    /// <summary>An attacker chooses these to be close to what the subject said.</summary>
    [Theory]
    [InlineData("lice@corp.example")]
    [InlineData("corp.example")]
    [InlineData("alice")]
    [InlineData("alice@corp.example.evil.example")]
    [InlineData("malice@corp.example")]
    [InlineData("a@licecorp.example")]
    [InlineData("alice@corp-example")]
    [InlineData("alice@corp.example/..")]
    [InlineData("\u0430lice@corp.example")]
    [InlineData("alice@corp.example,eve@evil.example")]
    [InlineData("bill-december.txt/..")]
    [InlineData("../bill-december.txt")]
    [InlineData("BobSmith")]
    [InlineData("bobsmith")]
    [InlineData("DE89370400440532013001")]
    [InlineData("E89370400440532013000")]
    [InlineData("3704")]
    [InlineData("docs.corp.example/a")]
    [InlineData("docs.corp.example/a/b?q=1")]
    [InlineData("docs.corp.example.evil.example/a/b")]
    [InlineData("https://evil.example/https://docs.corp.example/a/b/")]
    [InlineData("/srv/data")]
    [InlineData("/srv/data/../report.csv")]
    [InlineData("Office New York")]
    [InlineData("")]
    [InlineData("...")]
    public void Value_ThatIsOnlyClose_IsNot(string value)
    {
        var known = new KnownValues();
        known.Add(Said);

        Assert.Equal(value == "3704", known.Contains(value));
    }

    /// <summary>Nothing of one text and something of the next is a value.</summary>
    [Fact]
    public void Value_AcrossTwoTexts_IsNotKnown()
    {
        var known = new KnownValues();
        known.Add("send it to alice");
        known.Add("smith is away, 123456");

        Assert.False(known.Contains("alice smith"));
        Assert.True(known.Contains("smith is away"));
    }

    [Fact]
    public void Texts_BeyondTheBound_AreForgottenOldestFirst()
    {
        var known = new KnownValues();
        known.Add("first@corp.example 1234567890");
        for (int i = 0; i < 200; i++)
            known.Add(string.Join(' ', Enumerable.Range(0, 1000).Select(n => $"w{i}x{n}")));
        known.Add("last@corp.example");

        Assert.False(known.Contains("first@corp.example"));
        Assert.False(known.Contains("1234567890"));
        Assert.True(known.Contains("last@corp.example"));
        Assert.True(known.Contains("w199x999"));
    }

    /// <summary>A word of a text is known; the same word with any one character changed, added or taken away is not.</summary>
    [Fact]
    public void Word_ChangedByOneCharacter_IsNotKnown() => Gen.Select(Gen.Char["abcdefghij0123456789@.-_"].Array[6, 24], Gen.Int[0, 1_000_000], Gen.Char["abcdefghij0123456789"]).Sample(
        static (letters, at, other) =>
        {
            string word = "k" + new string(letters) + "k";
            var known = new KnownValues();
            known.Add("please write to " + word + " today");
            int place = 1 + (at % letters.Length);
            string changed = word[..place] + other + word[(place + 1)..];
            string longer = word[..place] + other + word[place..];
            string shorter = word.Remove(place, 1);
            return known.Contains(word) && new[] { changed, longer, shorter }.All(c => c == word || Folded(c) == Folded(word) || !known.Contains(c));
        },
        iter: PropertyCases.Cases);

    /// <summary>Separators of a number do not matter, so a change of one is none.</summary>
    private static string Folded(string word) => ValueTokens.NumberOf(string.Concat(ValueTokens.OfValue(word))) ?? string.Join(' ', ValueTokens.OfValue(word));
}
