namespace ZeroTrustAgents.Context;

/// <summary>A result that the session has seen, or one field of it.</summary>
/// <param name="Tool">The tool that returned it.</param>
/// <param name="CallNumber">The call.</param>
/// <param name="Field">The field's path in a structured result; empty for all of it.</param>
internal sealed record ResultSource(string Tool, long CallNumber, string Field)
{
    public override string ToString() => Field.Length == 0 ? $"the result of {Tool} (call {CallNumber})" : $"'{Field}' of the result of {Tool} (call {CallNumber})";
}
