namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>A place in C# where a constant can stand.</summary>
/// <param name="Id">Its name in the list of misses.</param>
/// <param name="Level">What has to be around it.</param>
/// <param name="Render">The code; null where the value cannot be written there.</param>
internal sealed record Position(string Id, Level Level, Func<Slot, string?> Render)
{
    /// <summary>Whether the value is spelt otherwise there: in bytes, in halves, backwards. Only a target's name or a sink can find it.</summary>
    public bool Disguised { get; init; }

    /// <summary>Whether the slot's name is not what the value is given to.</summary>
    public bool Nameless { get; init; }
}
