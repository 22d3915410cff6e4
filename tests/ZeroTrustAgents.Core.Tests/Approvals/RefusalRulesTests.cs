using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Approvals;

/// <summary>The rule alone, at its limits to the tick: in the store, a sweep may hide one.</summary>
public sealed class RefusalRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    // Ages in ticks before now; the window is 100, the cooldown 50, two refusals of a tool or three of a session are too many.
    [Theory]
    [InlineData(false)]
    [InlineData(false, 0L)]
    [InlineData(true, 0L, 99L)]
    [InlineData(false, 0L, 100L)]
    [InlineData(true, 49L, 99L)]
    [InlineData(true, 99L, 49L)]
    [InlineData(false, 50L, 99L)]
    [InlineData(true, -1L, 0L)]
    public void CoolsDown_RefusalsOfTheTool(bool expected, params long[] ages) => Assert.Equal(expected, CoolsDown(ages.Select(static a => ("A", a))));

    [Theory]
    [InlineData(false, 0L, 1L)]
    [InlineData(true, 0L, 1L, 99L)]
    [InlineData(false, 0L, 1L, 100L)]
    [InlineData(true, 49L, 60L, 70L)]
    [InlineData(false, 50L, 60L, 70L)]
    public void CoolsDown_RefusalsOfOtherTools(bool expected, params long[] ages) => Assert.Equal(expected, CoolsDown(ages.Select(static (a, i) => ($"B{i}", a))));

    private static bool CoolsDown(IEnumerable<(string Tool, long Age)> refusals) => RefusalRules.CoolsDown(
        refusals.Select(static r => new Refusal(r.Tool, Now - TimeSpan.FromTicks(r.Age))), "A", Now,
        new ApprovalOptions { MaxRefusalsPerTool = 2, MaxRefusalsPerSession = 3, RefusalWindow = TimeSpan.FromTicks(100), RefusalCooldown = TimeSpan.FromTicks(50) });
}
