using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>The table is well-formed.</summary>
public sealed class KindsTableTests
{
    [Fact]
    public void All_Ids_AreUniqueAndWellFormed()
    {
        Assert.Equal(CredentialKinds.All.Count, CredentialKinds.All.Select(static k => k.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(CredentialKinds.All, static k => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", k.Id));
    }

    [Fact]
    public void All_Rows_SayWhatTheyAreAndHowToRevokeThem() => Assert.All(CredentialKinds.All, static kind =>
    {
        Assert.Matches("^[A-Za-z].{2,}$", kind.Name);
        Assert.NotEmpty(kind.Provider);
        // A clause in the middle of a message: no capital, no full stop.
        Assert.Matches("^[a-z].{8,}[^.]$", kind.Revoke);
    });

    [Fact]
    public void All_Count_IsAtLeastWhatIsPromised() => Assert.True(CredentialKinds.All.Count >= 300, $"{CredentialKinds.All.Count} kinds");

    [Fact]
    public void All_Prefixes_HaveTwoCharactersAndOccurOncePerRow() => Assert.All(CredentialKinds.All, static kind =>
    {
        Assert.All(kind.Prefixes, static p => Assert.True(p.Length >= 2, p));
        Assert.Equal(kind.Prefixes.Count, kind.Prefixes.Distinct(StringComparer.Ordinal).Count());
    });

    [Fact]
    public void All_ShortPrefixes_AreFollowedByManyCharacters() => Assert.All(
        CredentialKinds.All.Where(static k => k.Shape is not null && k.Prefixes.Count != 0),
        static kind => Assert.True(kind.Prefixes.Min(static p => p.Length) + kind.Shape!.Least >= 16, $"{kind.Id} is too short to identify itself"));

    /// <summary>No row can take the values of another: of two rows with one prefix, no value fits both shapes' lengths and characters.</summary>
    [Fact]
    public void All_RowsOfOnePrefix_ShareNoShape()
    {
        var rows = CredentialKinds.All.Where(static k => k.Shape is not null).SelectMany(static k => k.Prefixes.DefaultIfEmpty(""), static (k, p) => (Kind: k, Prefix: p)).ToList();
        foreach ((CredentialKind kind, string prefix) in rows.Where(static r => r.Prefix.Length != 0))
        {
            foreach ((CredentialKind other, _) in rows.Where(r => r.Prefix == prefix && r.Kind != kind))
                Assert.False(Outline(kind.Shape!) == Outline(other.Shape!), $"{kind.Id} and {other.Id}");
        }
    }

    [Fact]
    public void KnownExamples_Hashes_AreSorted()
    {
        // Found by binary search: one that is out of order would never be.
        Assert.True(KnownExamples.Contains(("sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc").AsSpan()));
        Assert.True(KnownExamples.Contains("2YotnFZFEjr1zCsicMWpAA".AsSpan()));
        Assert.False(KnownExamples.Contains("".AsSpan()));
    }

    [Fact]
    public void Parse_UnknownClass_Throws() => Assert.Throws<ArgumentException>(static () => Shape.Parse("letters*3"));

    [Fact]
    public void Parse_UnquotedLiteral_Throws() => Assert.Throws<FormatException>(static () => Shape.Parse("(a|'b')"));

    private static string Outline(Shape shape) => string.Join(' ', shape.Parts.Select(static p => p.IsLiteral ? string.Join('|', p.Literals) : $"{p.Set}*{string.Join('|', p.Lengths)}"));
}
