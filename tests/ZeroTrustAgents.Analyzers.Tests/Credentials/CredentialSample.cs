namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>A generated credential and the text it stands in.</summary>
/// <param name="Text">The text; the credential alone where it needs nothing around it.</param>
/// <param name="Start">Where in it the credential starts.</param>
/// <param name="Length">The credential's length.</param>
internal readonly record struct CredentialSample(string Text, int Start, int Length)
{
    /// <summary>The credential.</summary>
    public string Value => Text.Substring(Start, Length);

    /// <summary>A credential in its text.</summary>
    public static CredentialSample In(string before, string value, string after = "") => new(before + value + after, before.Length, value.Length);
}
