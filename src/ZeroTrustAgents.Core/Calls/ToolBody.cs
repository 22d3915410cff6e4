using System.Globalization;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Calls;

/// <summary>What an adapter brings to one call: how the host converts arguments, and how to run the tool.</summary>
internal abstract class ToolBody
{
    /// <summary>The culture in which the host would convert text arguments.</summary>
    public virtual CultureInfo Culture => CultureInfo.InvariantCulture;

    /// <summary>Tells values that are services, passed through by reference, from data.</summary>
    public virtual Func<object, bool>? IsService => null;

    /// <summary>The host's own evidence that the call came from where it may: bound to this session, not tampered with.</summary>
    public virtual ReasonCode? Verify(AgentSession session) => null;

    /// <summary>Runs the tool with the frozen arguments. Called at most once, by the pipeline only.</summary>
    public abstract ValueTask<object?> InvokeAsync(FrozenArguments arguments, CancellationToken cancellationToken);
}
