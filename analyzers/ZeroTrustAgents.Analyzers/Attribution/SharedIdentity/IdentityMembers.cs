using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Whose session, or what was made of it, is in the members of classes. Thread-safe.</summary>
internal sealed class IdentityMembers
{
    private const int MostSteps = 4;

    /// <summary>What is in a member that is written more than once, or with something that no session made.</summary>
    private static readonly SessionIdentity Several = new(null, null);

    private readonly ConcurrentDictionary<ISymbol, SessionIdentity> _written = new(SymbolEqualityComparer.Default);

    public void Write(ISymbol member, SessionIdentity? value) => _written.AddOrUpdate(member.OriginalDefinition, value ?? Several, static (_, _) => Several);

    /// <summary>The identity behind a member, once all members are written; nothing where that is not one.</summary>
    public SessionIdentity? Resolve(SessionIdentity identity)
    {
        for (int i = 0; i < MostSteps && identity.IsMember; i++)
        {
            if (!_written.TryGetValue(identity.Holder!.OriginalDefinition, out SessionIdentity? written) || ReferenceEquals(written, Several))
                return null;

            // Two members that are made of one parameter of the constructor hold one session.
            if (written.Holder is null or IParameterSymbol)
                return new SessionIdentity(written.Holder ?? identity.Holder, written.AgentId);
            identity = written;
        }

        return identity.IsMember ? null : identity;
    }
}
