namespace ZeroTrustAgents.Boundary;

/// <summary>Remembers, by client name, which clients have to end in the boundary.</summary>
internal sealed class BoundedClientOptions
{
    public bool IsBounded { get; set; }
}
