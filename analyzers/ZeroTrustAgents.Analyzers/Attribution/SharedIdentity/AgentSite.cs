using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A place where an agent is made, and as whom it runs.</summary>
internal sealed class AgentSite
{
    private readonly Location _place;
    private readonly SessionIdentity _identity;
    private readonly ISymbol _member;
    private readonly string? _name;
    private readonly string _shown;
    private IOperation? _made;
    private List<AgentSite>? _before;
    private bool _isReported;

    public AgentSite(IOperation made, SessionIdentity identity, ISymbol member)
    {
        _made = made;
        _place = made.Syntax.GetLocation();
        _identity = identity;
        _member = member;
        _name = AgentName.Of(made);
        _shown = _name ?? AgentName.OfHolder(made) ?? made.Type?.Name ?? "An agent";
    }

    /// <summary>Whether it can be judged only at the end.</summary>
    public bool WaitsForMembers => _identity.IsMember || _before?.Exists(static s => s._identity.IsMember) == true;

    /// <summary>Remembers the agents that the same run of the member has made before.</summary>
    public void FindBefore(List<AgentSite> sites)
    {
        foreach (AgentSite other in sites)
        {
            if (ReferenceEquals(other, this))
                return;
            if (other._made is { } first && _made is { } second && !IsSameAgent(other) && !Branches.Exclude(first, second))
                (_before ??= []).Add(other);
        }
    }

    /// <summary>Lets go of the operations, which hold the whole member.</summary>
    public void Forget() => _made = null;

    /// <summary>Compares with the other agents of the member.</summary>
    public Diagnostic? Judge(IdentityMembers members)
    {
        if (_before is null || _isReported || Resolved(members) is not { } own)
            return null;
        foreach (AgentSite other in _before)
        {
            if (other.Resolved(members) is { } theirs && Shared(own, theirs, AreNamed(other)) is { } shared)
                return Report(other, shared);
        }

        return null;
    }

    /// <summary>Compares with an agent of another member of the class. Only names tell whether it is not the same again.</summary>
    public Diagnostic? JudgeAcross(AgentSite other, IdentityMembers members)
    {
        if (_isReported || !AreNamed(other) || IsSameAgent(other) || SymbolEqualityComparer.Default.Equals(_member, other._member) || !SymbolEqualityComparer.Default.Equals(_member.ContainingType, other._member.ContainingType))
            return null;
        return Resolved(members) is { } own && other.Resolved(members) is { } theirs && Shared(own, theirs, named: true) is { } shared ? Report(other, shared) : null;
    }

    /// <summary>By place, so that of two agents the second is reported.</summary>
    public static int Compare(AgentSite a, AgentSite b)
    {
        int byFile = string.CompareOrdinal(a._place.SourceTree?.FilePath, b._place.SourceTree?.FilePath);
        return byFile != 0 ? byFile : a._place.SourceSpan.Start.CompareTo(b._place.SourceSpan.Start);
    }

    private SessionIdentity? Resolved(IdentityMembers members) => _identity.IsMember ? members.Resolve(_identity) : _identity;

    private bool IsSameAgent(AgentSite other) => _name is not null && _name == other._name;

    private bool AreNamed(AgentSite other) => _name is not null && other._name is not null;

    /// <summary>What two identities have in common. That two sessions have one id says something only of agents with two names.</summary>
    private static string? Shared(SessionIdentity own, SessionIdentity other, bool named)
    {
        if (own.Holder is not null && SymbolEqualityComparer.Default.Equals(own.Holder, other.Holder))
            return $"session in '{own.Holder.Name}'";
        return named && own.AgentId is not null && own.AgentId == other.AgentId ? $"agent id '{own.AgentId}'" : null;
    }

    private Diagnostic Report(AgentSite other, string shared)
    {
        _isReported = true;
        return Diagnostic.Create(SharedIdentity.Descriptor, _place, other._shown, _shown, shared);
    }
}
