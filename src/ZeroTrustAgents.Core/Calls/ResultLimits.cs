using ZeroTrustAgents.Budgets;

namespace ZeroTrustAgents.Calls;

/// <summary>How much a call may return, at once or as a stream: what its tool declares, else what is configured.</summary>
/// <param name="Bytes">Most bytes.</param>
/// <param name="Items">Most items.</param>
internal readonly record struct ResultLimits(long Bytes, int Items)
{
    public static ResultLimits Of(ToolCall call)
    {
        ToolAccess declared = call.Tool.Descriptor.Access;
        Configuration.LimitOptions configured = call.Snapshot.Limits;
        return new ResultLimits(
            BudgetAssessment.Limit(call, Configuration.BudgetUnit.Bytes, declared.MaxResultBytes > 0 ? declared.MaxResultBytes : configured.MaxResultBytes),
            (int)BudgetAssessment.Limit(call, Configuration.BudgetUnit.Items, declared.MaxResultItems > 0 ? declared.MaxResultItems : configured.MaxResultItems));
    }
}
