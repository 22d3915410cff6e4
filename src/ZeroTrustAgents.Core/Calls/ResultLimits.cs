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
            declared.MaxResultBytes > 0 ? declared.MaxResultBytes : configured.MaxResultBytes,
            declared.MaxResultItems > 0 ? declared.MaxResultItems : configured.MaxResultItems);
    }
}
