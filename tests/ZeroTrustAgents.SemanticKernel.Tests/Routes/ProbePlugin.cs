using System.Runtime.CompilerServices;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.SemanticKernel.Tests.Routes;

/// <summary>The probe tools as an ordinary plugin class.</summary>
public sealed class ProbePlugin(Probe probe, NestingPlan plan)
{
    [KernelFunction, ToolAccess("probe:read", Tier = TrustTier.Routine, Audience = "probe")]
    public async Task<string> ReadAsync(string id, CancellationToken cancellationToken)
    {
        await probe.RunAsync(ProbeTools.Read, id, cancellationToken);
        return $"read {id}";
    }

    [KernelFunction, ToolAccess("probe:write", Tier = TrustTier.Elevated, Audience = "probe")]
    public async Task<string> WriteAsync(string id, CancellationToken cancellationToken)
    {
        await probe.RunAsync(ProbeTools.Write, id, cancellationToken);
        return $"wrote {id}";
    }

    [KernelFunction, ToolAccess("probe:danger", Tier = TrustTier.HighRisk, Audience = "probe")]
    public async Task<string> DangerAsync(string id, CancellationToken cancellationToken)
    {
        await probe.RunAsync(ProbeTools.Danger, id, cancellationToken);
        return $"endangered {id}";
    }

    [KernelFunction, ToolAccess("probe:critical", Tier = TrustTier.Critical, Audience = "probe")]
    public async Task<string> CriticalAsync(string id, CancellationToken cancellationToken)
    {
        await probe.RunAsync(ProbeTools.Critical, id, cancellationToken);
        return $"critical {id}";
    }

    [KernelFunction, ToolAccess("probe:none", Tier = TrustTier.Routine)]
    public async Task<string> UngrantedAsync(string id, CancellationToken cancellationToken)
    {
        await probe.RunAsync(ProbeTools.Ungranted, id, cancellationToken);
        return $"ungranted {id}";
    }

    [KernelFunction, ToolAccess("probe:read", Tier = TrustTier.Routine)]
    public async Task<string> PayloadAsync(ProbePayload payload, CancellationToken cancellationToken)
    {
        await probe.RunAsync(ProbeTools.Payload, payload.Id, cancellationToken);
        return $"payload {payload.Id}";
    }

    [KernelFunction, ToolAccess("probe:read", Tier = TrustTier.Routine)]
    public async Task<string> NestAsync(string id, CancellationToken cancellationToken)
    {
        await probe.RunAsync(ProbeTools.Nest, id, cancellationToken);
        return await plan.CallAsync(id);
    }

    [KernelFunction, ToolAccess("probe:read", Tier = TrustTier.Routine, Audience = "probe")]
    public async IAsyncEnumerable<string> StreamAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = 0; i < 3; i++)
        {
            await probe.RunAsync(ProbeTools.Stream, $"{id}#{i}", cancellationToken);
            yield return $"{id}#{i}";
        }
    }
}

/// <summary>What the nesting tool calls: the session's own functions, as a plugin that keeps them would.</summary>
public sealed class NestingPlan
{
    public Func<string, Task<string>> CallAsync { get; set; } = _ => Task.FromResult("");
}
