using ZeroTrustAgents.Analyzers.Tests;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

/// <summary>A credential of a kind inside a text, and that text without it.</summary>
internal sealed record PlantedCredential(string Text, string Redacted, string Value)
{
    public static TheoryData<string> Kinds => [.. CredentialKinds.All.Select(static k => k.Id)];

    public static PlantedCredential In(string before, string kind, int seed, string after)
    {
        CredentialSample sample = CredentialSamples.Create(CredentialKinds.All.Single(k => k.Id == kind), seed);
        string text = before + sample.Text + after;
        int start = before.Length + sample.Start;
        return new(text, text[..start] + FoundSecrets.Replacement + text[(start + sample.Length)..], sample.Value);
    }

    /// <summary>Cuts a text into chunks of the given sizes, over and over.</summary>
    public static List<string> Split(string text, params int[] sizes)
    {
        var chunks = new List<string>();
        for (int at = 0, i = 0; at < text.Length; i++)
        {
            int size = Math.Min(sizes[i % sizes.Length], text.Length - at);
            chunks.Add(text.Substring(at, size));
            at += size;
        }

        return chunks;
    }
}
