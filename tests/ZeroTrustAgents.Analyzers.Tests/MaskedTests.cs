using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class MaskedTests
{
    [Theory]
    [InlineData("", "…")]
    [InlineData("abc", "…")]
    [InlineData("abcdefgh", "ab…")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "abcd…")]
    [InlineData("a\nb\u202Ecdefghijklmnop", "a?b?…")]
    public void Show_AnyValue_ShowsAQuarterAndAtMostFour(string value, string shown) => Assert.Equal(shown, Masked.Show(value.AsSpan()));
}
