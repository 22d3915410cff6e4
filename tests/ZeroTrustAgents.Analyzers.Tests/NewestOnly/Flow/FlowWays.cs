namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>Ways from a source to a sink. Each is measured with a constant as its source, and must then be found, and with something read at run time, and must then be silent.</summary>
internal static partial class FlowWays
{
    public static IReadOnlyList<FlowWay> All { get; } = [.. Branches, .. Calls, .. State, .. Containers, .. Dispatch, .. Shapes, .. Files];

    private static FlowWay Way(string id, Func<FlowSlot, string> render) => new(id, s => [render(s)]);

    private static FlowWay Spread(string id, Func<FlowSlot, string[]> render) => new(id, render);
}
