namespace ZeroTrustAgents.Approvals;

public sealed class PersonIdTests
{
    [Theory]
    [InlineData("bob", "bob")]
    [InlineData("bob@contoso.example", "BOB@Contoso.example")]
    [InlineData("jos\u00E9", "jose\u0301")]
    [InlineData("jos\u00E9", "jose")]
    [InlineData("\u0440\u0430\u0443", "pay")]
    [InlineData("user1", "userl")]
    [InlineData("modern", "modem")]
    [InlineData("stra\uFB01", "strafi")]
    [InlineData("s\u017Fa", "ssa")]
    [InlineData("\u0410\u041B\u0418\u0421\u0410", "\u0430\u043B\u0438\u0441\u0430")]
    [InlineData("console:bob", "bob")]
    public void MayBeSame_LookAlike_IsTrue(string a, string b)
    {
        Assert.True(PersonId.MayBeSame(a, b));
        Assert.True(PersonId.MayBeSame(b, a));
    }

    [Theory]
    [InlineData("bob", "rob")]
    [InlineData("alice@contoso.example", "alice@fabrikam.example")]
    [InlineData("6f1c9a2e-0b47", "6f1c9a2e-0b48")]
    [InlineData("\u5F20\u4F1F", "\u5F20\u8587")]
    public void MayBeSame_DifferentPeople_IsFalse(string a, string b) => Assert.False(PersonId.MayBeSame(a, b));

    // Not inline data: attributes are stored as UTF-8, which has no lone surrogates.
    [Fact]
    public void LoneSurrogate_MayBeAnybodyAndIsNoId()
    {
        Assert.True(PersonId.MayBeSame("\uD800", "bob"));
        Assert.False(PersonId.IsWellFormed("bob\uD800"));
        Assert.False(PersonId.IsWellFormed("\uDC00bob"));
        Assert.True(PersonId.IsWellFormed("bob\U0001F600"));
    }

    [Fact]
    public void ForAudit_IdWithSpaces_StaysOnePerson() => Assert.Equal(@"two\u{0020}names", PersonId.ForAudit("two names"));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("bob carol")]
    [InlineData("bob\u202E")]
    [InlineData("bob\n")]
    public void Directory_UnusableId_Throws(string id) => Assert.Throws<ArgumentException>(() =>
        new ApproverDirectory(new Dictionary<TrustTier, List<string>> { [TrustTier.HighRisk] = [id] }));
}
