using System.Globalization;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Tests.Arguments;

public sealed class FreezeAllocationTests
{
    [Fact]
    public void TryFreeze_TwoTexts_StaysUnderTheBar()
    {
        ToolDescriptor tool = Freeze.Tool(new ToolParameter("ticketId", typeof(string)), new ToolParameter("comment", typeof(string)));
        var raw = new Dictionary<string, object?> { ["ticketId"] = "INC-20491", ["comment"] = "Printer on floor 3 works again." };
        Assert.InRange(Measure(tool, raw), 1, 300);
    }

    [Fact]
    public void TryFreeze_TextAndNumbers_StaysUnderTheBar()
    {
        ToolDescriptor tool = Freeze.Tool(new ToolParameter("id", typeof(string)), new ToolParameter("count", typeof(int)), new ToolParameter("dryRun", typeof(bool), true, true));
        var raw = new Dictionary<string, object?> { ["id"] = "INC-20491", ["count"] = "12" };
        Assert.InRange(Measure(tool, raw), 1, 350);
    }

    [Fact]
    public void Digest_Fresh_AllocatesTheDigestAlone()
    {
        FrozenArguments frozen = Freeze.Ok(Freeze.Tool(new ToolParameter("id", typeof(string))), new() { ["id"] = "x" });
        Assert.InRange(Allocations.PerCall(() => frozen.Digest()), 1, 260);
    }

    private static double Measure(ToolDescriptor tool, Dictionary<string, object?> raw)
    {
        var limits = new LimitOptions();
        return Allocations.PerCall(() =>
            Assert.Null(FrozenArguments.TryFreeze(tool, raw, CultureInfo.InvariantCulture, limits, null, out _, out _)));
    }
}
