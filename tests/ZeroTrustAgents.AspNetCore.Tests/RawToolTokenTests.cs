namespace ZeroTrustAgents.AspNetCore;

public sealed class RawToolTokenTests : IDisposable
{
    private readonly TestIssuer _issuer = new();

    public void Dispose() => _issuer.Dispose();

    [Fact]
    public void TryRead_GoodToken_SaysWhatIsNeededToGoOn()
    {
        Assert.True(RawToolToken.TryRead(_issuer.Bound("{}", claims: c => c["jti"] = "token-x"), out RawToolToken? raw, out _));

        long now = TestIssuer.Start.ToUnixTimeSeconds();
        Assert.Equal(new RawToolToken("key-1", "token-x", now, now + 60, IsBound: true), raw);
        Assert.True(RawToolToken.TryRead(_issuer.Token(), out raw, out _));
        Assert.False(raw.IsBound);
    }

    /// <summary>Decoders disagree about these, and two readers of one token must not.</summary>
    [Theory]
    [InlineData("=")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("\t")]
    [InlineData("%")]
    [InlineData("+")]
    [InlineData("/")]
    [InlineData("\0")]
    public void TryRead_CharacterThatIsNotBase64Url_IsRefusedInEveryPart(string character)
    {
        string[] parts = _issuer.Token().Split('.');
        for (int i = 0; i < parts.Length; i++)
        {
            string[] changed = [.. parts];
            changed[i] += character;
            Assert.False(RawToolToken.TryRead(string.Join('.', changed), out RawToolToken? raw, out string? problem));
            Assert.Null(raw);
            Assert.NotNull(problem);
        }
    }
}
