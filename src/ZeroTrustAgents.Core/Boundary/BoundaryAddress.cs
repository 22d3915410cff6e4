namespace ZeroTrustAgents.Boundary;

/// <summary>One declared base address, ready for comparison.</summary>
internal sealed class BoundaryAddress
{
    private readonly EgressTarget _target;
    private readonly string _prefix;

    public BoundaryAddress(Uri address)
    {
        if (EgressTarget.TryRead(address, out _target) is { } problem)
            throw new ArgumentException(problem.Summary, nameof(address));
        _prefix = _target.Path.TrimEnd('/');
        if (_prefix.Length > 0 && !PathRules.IsUnambiguous(_prefix))
            throw new ArgumentException("The path could be read in more than one way.", nameof(address));
    }

    /// <summary>
    /// Whether the target is at or under this address: same scheme, host and port, and the path inside the prefix on
    /// a segment's boundary. Suffixes of host names are never compared.
    /// </summary>
    public bool Covers(in EgressTarget target)
    {
        if (target.Port != _target.Port || target.Host != _target.Host || target.Scheme != _target.Scheme)
            return false;
        if (_prefix.Length == 0)
            return true;
        // Ordinal: a service may tell /API from /api, and then a prefix must as well.
        return target.Path.StartsWith(_prefix, StringComparison.Ordinal)
            && (target.Path.Length == _prefix.Length || target.Path[_prefix.Length] == '/')
            && PathRules.IsUnambiguous(target.Path);
    }
}
