using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>As whom something runs.</summary>
/// <param name="holder">The variable or member that the session is in, or what was made of it; nothing as long as it is in none.</param>
/// <param name="agentId">The constant id that the session was begun under.</param>
internal sealed class SessionIdentity(ISymbol? holder, string? agentId)
{
    public ISymbol? Holder { get; } = holder;

    public string? AgentId { get; } = agentId;

    /// <summary>A member of a class can be written by others.</summary>
    public bool IsMember => Holder is IFieldSymbol or IPropertySymbol;
}
