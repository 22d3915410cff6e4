namespace ZeroTrustAgents.Analyzers;

/// <summary>Something that has to stay in its class of tools.</summary>
internal sealed class Secret(string name, string what)
{
    /// <summary>What a value of text is, whatever it opens.</summary>
    public const string Credential = "a credential";

    /// <summary>What it is called in the source.</summary>
    public string Name { get; } = name;

    /// <summary>What it is, with its article.</summary>
    public string What { get; } = what;
}
