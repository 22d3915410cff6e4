using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Policy;

namespace ZeroTrustAgents.Boundary;

/// <summary>A request that was let through. No record: those print their members, and the message carries the token.</summary>
internal readonly struct EgressPass(LiveCall call, Resource resource, HttpRequestMessage message)
{
    public LiveCall Call { get; } = call;

    public Resource Resource { get; } = resource;

    /// <summary>The copy that is sent.</summary>
    public HttpRequestMessage Message { get; } = message;
}
