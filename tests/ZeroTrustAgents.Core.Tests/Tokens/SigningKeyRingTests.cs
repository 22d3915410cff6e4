using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using static ZeroTrustAgents.Tokens.TokenFixture;

namespace ZeroTrustAgents.Tokens;

public sealed class SigningKeyRingTests
{
    private readonly FakeTimeProvider _time = Clock();

    [Fact]
    public async Task RotateKey_OldTokens_VerifyUntilTheLastOfThemHasExpired()
    {
        using LocalTokenBroker broker = Broker(_time);
        string old = await broker.MintAsync(Request());

        broker.RotateKey();
        string young = await broker.MintAsync(Request());

        Assert.NotEqual(Header(old).GetProperty("kid").GetString(), Header(young).GetProperty("kid").GetString());
        _time.Advance(TimeSpan.FromSeconds(64));
        Assert.True(IsSigned(old, broker.GetJwks()));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(IsSigned(old, broker.GetJwks()));
        Assert.True(IsSigned(young, broker.GetJwks()));
    }

    [Fact]
    public async Task IssueAsync_KeyIsTooOld_RotatesByItself()
    {
        using LocalTokenBroker broker = Broker(_time, o => o.RotateAfter = TimeSpan.FromHours(1));
        string first = await broker.MintAsync(Request());

        _time.Advance(TimeSpan.FromMinutes(59));
        string second = await broker.MintAsync(Request());
        _time.Advance(TimeSpan.FromMinutes(1));
        string third = await broker.MintAsync(Request());

        Assert.Equal(KeyId(first), KeyId(second));
        Assert.NotEqual(KeyId(second), KeyId(third));
        Assert.True(IsSigned(second, broker.GetJwks()));
    }

    [Fact]
    public async Task IssueAsync_RotationSwitchedOff_KeepsTheKey()
    {
        using LocalTokenBroker broker = Broker(_time, o => o.RotateAfter = Timeout.InfiniteTimeSpan);
        string first = await broker.MintAsync(Request());

        _time.Advance(TimeSpan.FromDays(1000));

        Assert.Equal(KeyId(first), KeyId(await broker.MintAsync(Request())));
    }

    [Fact]
    public void RotateKey_ManyTimes_ForgetsKeysThatCanNoLongerMatter()
    {
        using LocalTokenBroker broker = Broker(_time);
        for (int i = 0; i < 20; i++)
        {
            broker.RotateKey();
            _time.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.InRange(JsonDocument.Parse(broker.GetJwks()).RootElement.GetProperty("keys").GetArrayLength(), 2, 5);
    }

    private static string? KeyId(string token) => Header(token).GetProperty("kid").GetString();
}
