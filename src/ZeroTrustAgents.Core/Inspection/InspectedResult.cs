namespace ZeroTrustAgents.Inspection;

/// <summary>What became of a result.</summary>
/// <param name="Value">The result, redacted where that was possible; <see langword="null"/> where <paramref name="Reason"/> withholds it.</param>
/// <param name="Bytes">Its size as UTF-8 JSON (raw for text and binary), as it came; -1 where it was not measured.</param>
/// <param name="Items">Its items, if it is a collection; -1 otherwise.</param>
/// <param name="SecretsFound">How many credentials it held.</param>
/// <param name="Reason">Why it is withheld; <see langword="null"/> if it is not.</param>
internal readonly record struct InspectedResult(object? Value, long Bytes, int Items, int SecretsFound, ReasonCode? Reason)
{
    /// <summary>The result as JSON, where inspecting it made that: of typed results and of those that are JSON.</summary>
    public byte[]? Json { get; init; }

    public static InspectedResult Pass(object? value, long bytes, int items = -1, int secrets = 0) => new(value, bytes, items, secrets, null);

    public static InspectedResult Withhold(ReasonCode reason, long bytes = -1, int items = -1, int secrets = 0) => new(null, bytes, items, secrets, reason);
}
