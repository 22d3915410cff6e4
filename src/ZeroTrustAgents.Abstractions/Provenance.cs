namespace ZeroTrustAgents;

/// <summary>Where the value of an argument came from, as far as the session has seen it. Of a value with several parts, the parts may come from several.</summary>
[Flags]
public enum Provenance
{
    /// <summary>Nowhere that the session has seen: the model made it, or changed it beyond recognition.</summary>
    Model = 0,

    /// <summary>The subject's own words, from a turn of this session.</summary>
    Subject = 1,

    /// <summary>Declared facts: of the agent, of a fact source, or who the subject is.</summary>
    Facts = 2,

    /// <summary>The result of a tool that declares it trusted (<see cref="DataLabel.Trusted"/>).</summary>
    TrustedResult = 4,

    /// <summary>The result of any other tool: somebody outside may have written it.</summary>
    UntrustedResult = 8,
}
