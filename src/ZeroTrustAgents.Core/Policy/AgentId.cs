using System.Buffers;

namespace ZeroTrustAgents.Policy;

/// <summary>Syntax of agent ids: small enough that two ids never look alike.</summary>
internal static class AgentId
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

    public static bool IsValid(string id) =>
        id.Length is > 0 and <= 64 && id.AsSpan().IndexOfAnyExcept(Allowed) < 0 && char.IsAsciiLetterOrDigit(id[0]);
}
