namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>What a class gets so that its code can read the configuration: once, however many places need it.</summary>
/// <param name="host">The constructor.</param>
/// <param name="parameter">The name of the parameter that gives it.</param>
internal sealed class ClassChange(ConstructorHost host, string parameter)
{
    public ConstructorHost Host { get; } = host;

    /// <summary>The expression of the configuration inside the constructor.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>Whether the constructor gets the parameter; it has one otherwise.</summary>
    public bool AddsParameter { get; init; }

    /// <summary>What the type of the parameter and the field is called there.</summary>
    public string Type { get; set; } = "";

    /// <summary>The field that keeps it; null while nothing outside the constructor reads it.</summary>
    public string? Field { get; set; }

    /// <summary>Members that the constructor sets instead of their initialisers.</summary>
    public List<MovedInitializer> Moved { get; } = [];
}
