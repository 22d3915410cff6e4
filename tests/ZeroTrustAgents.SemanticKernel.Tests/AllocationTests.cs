using Microsoft.SemanticKernel;
using ZeroTrustAgents.SemanticKernel.Tests.Routes;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.SemanticKernel.Tests;

/// <summary>Bars on allocation; those on time are the benchmark program's.</summary>
public sealed class AllocationTests
{
    // The harness keeps a copy of each record, which the file log does not. Unoptimised builds put every async method on the heap.
#if DEBUG
    private const long Bar = 2 * (2048 + 400);
#else
    private const long Bar = 2048 + 400;
#endif

    [Fact]
    public async Task GuardedRoutineCall_AllocatesAtMost2048BytesAboveTheRawOne()
    {
        await using var harness = new GuardHarness(new SemanticKernelAdapter());
        await using AgentSession session = await harness.BeginAsync();
        Kernel guarded = session.CreateKernel();
        var raw = new Kernel();
        raw.Plugins.Add(KernelPluginFactory.CreateFromObject(new ProbePlugin(harness.Probe, new NestingPlan()), ProbeTools.Plugin));
        long above = await PerCallAsync(guarded) - await PerCallAsync(raw);

        Assert.InRange(above, 1, Bar);
    }

    private static async Task<long> PerCallAsync(Kernel kernel)
    {
        KernelFunction function = kernel.Plugins[ProbeTools.Plugin][ProbeTools.Read];
        const int Calls = 2000;
        for (int i = 0; i < Calls; i++)
            await kernel.InvokeAsync(function, new KernelArguments { ["id"] = "1" });
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
            await kernel.InvokeAsync(function, new KernelArguments { ["id"] = "1" });
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }
}
