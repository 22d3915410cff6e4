using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Testing;

/// <summary>An adapter under test: registers the probe tools of <see cref="ProbeTools"/> and knows every way to call them.</summary>
public interface IGuardAdapter
{
    IReadOnlyList<IGuardRoute> Routes { get; }

    void Register(ZeroTrustAgentsBuilder builder, Probe probe);
}

/// <summary>One way by which the host framework can run a tool.</summary>
public interface IGuardRoute
{
    string Name { get; }

    /// <summary>Whether the route hands the caller's cancellation to the tool.</summary>
    bool Cancels { get; }

    /// <summary>Whether a model's text lies between caller and tool, so that exceptions become text and objects JSON.</summary>
    bool ThroughModel { get; }

    /// <summary>Takes from the session what a host would keep (its kernel), while the session may still give it.</summary>
    void Open(AgentSession session);

    Task<RouteResult> InvokeAsync(AgentSession session, string tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken);

    /// <summary>Calls a tool of <paramref name="owner"/> with the host objects (kernel) of <paramref name="other"/>; <see langword="null"/> where the route has none.</summary>
    Task<RouteResult>? InvokeAcrossAsync(AgentSession owner, AgentSession other, string tool, IReadOnlyDictionary<string, object?> arguments);
}

/// <summary>What a route gave back.</summary>
/// <param name="Text">The result as text or JSON.</param>
public sealed record RouteResult(string Text)
{
    public bool IsDenied => Text.Contains("\"outcome\"", StringComparison.Ordinal);

    public bool Says(DenialOutcome outcome) => Text.Contains(outcome switch
    {
        DenialOutcome.NeedsHuman => "needs_human",
        DenialOutcome.TryLater => "try_later",
        DenialOutcome.Invalid => "\"invalid\"",
        _ => "not_allowed",
    }, StringComparison.Ordinal);
}

/// <summary>Names of the probe tools; each takes one string, <c>id</c>, but for <see cref="Payload"/>.</summary>
public static class ProbeTools
{
    public const string Plugin = "Probe";

    /// <summary>Routine, scope <c>probe:read</c>, audience <c>probe</c>.</summary>
    public const string Read = "Read";

    /// <summary>Elevated, scope <c>probe:write</c>, audience <c>probe</c>.</summary>
    public const string Write = "Write";

    /// <summary>HighRisk, scope <c>probe:danger</c>, audience <c>probe</c>.</summary>
    public const string Danger = "Danger";

    /// <summary>Critical, scope <c>probe:critical</c>, audience <c>probe</c>.</summary>
    public const string Critical = "Critical";

    /// <summary>Routine, scope <c>probe:none</c>, which nobody is granted.</summary>
    public const string Ungranted = "Ungranted";

    /// <summary>Routine, scope <c>probe:read</c>: takes a mutable object <c>payload</c> with a property <c>Id</c>.</summary>
    public const string Payload = "Payload";

    /// <summary>Routine, scopes <c>probe:read</c>: calls the tool named by <c>id</c> on its own session.</summary>
    public const string Nest = "Nest";

    /// <summary>Routine, scope <c>probe:read</c>: a stream of three texts.</summary>
    public const string Stream = "Stream";

    public static string Executed(string tool, string argument) => $"{tool}({argument})";
}

/// <summary>A mutable argument.</summary>
public sealed class ProbePayload
{
    public string Id { get; set; } = "";
}
