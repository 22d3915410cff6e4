namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>One part of the generated project, around one entity.</summary>
internal sealed class Unit(string noun, int number, Rng rng)
{
    public string Name { get; } = noun + number;

    public string Camel { get; } = char.ToLowerInvariant(noun[0]) + noun[1..];

    public string Noun { get; } = noun;

    public Rng Rng { get; } = rng;

    /// <summary>The entity's text fields.</summary>
    public string[] Fields { get; } = [.. Vocabulary.Fields.Where(_ => rng.Chance(28)).Append("Remark")];

    public string[] Verbs { get; } = [.. Vocabulary.Verbs.Where(_ => rng.Chance(45)).Append("Touch")];

    public string Sentence() => Rng.Pick(Vocabulary.Sentences);

    public string Field() => Rng.Pick(Fields);

    public static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
