using System.Security.Claims;
using HelpdeskAgent.Company;
using HelpdeskAgent.Model;
using HelpdeskAgent.Terminal;

namespace HelpdeskAgent.Scenes;

/// <summary>One request of a user, what the model made of it, and what has to come of it.</summary>
internal abstract class Scene
{
    public const string Allowed = "allowed";

    public abstract string Title { get; }

    /// <summary>What there is to see.</summary>
    public abstract string Story { get; }

    public abstract ClaimsPrincipal Subject { get; }

    public abstract string Request { get; }

    /// <summary>What the recorded model does about it.</summary>
    public abstract Recording Recording { get; }

    /// <summary>Every call with its decision: <see cref="Allowed"/> or the reason code. Calls that run together may change places.</summary>
    public abstract IReadOnlyList<(string Tool, string Decision)> Expected { get; }

    /// <summary>Whether to show what the model got in place of the last call's result.</summary>
    public virtual bool ShowsWhatTheModelWasTold => false;

    /// <summary>What happens in the world after a call, before the model learns of its result.</summary>
    public virtual Task AfterCallAsync(Contoso company, Screen screen, int number, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What happens after the conversation. Returns what is not as it should be; <see langword="null"/> when all is well.</summary>
    public virtual Task<string?> AfterwardsAsync(Contoso company, Screen screen, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
