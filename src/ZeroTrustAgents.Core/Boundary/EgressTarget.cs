namespace ZeroTrustAgents.Boundary;

/// <summary>Where a request goes, in the one spelling in which it is compared. Built from a <see cref="Uri"/> that is then the one sent.</summary>
internal readonly struct EgressTarget
{
    private EgressTarget(string scheme, string host, int port, string path)
    {
        Scheme = scheme;
        Host = host;
        Port = port;
        Path = path;
    }

    public string Scheme { get; }

    /// <summary>Lower-case ASCII (IDNA) or canonical IP literal without brackets, without the root's trailing dot.</summary>
    public string Host { get; }

    public int Port { get; }

    public string Path { get; }

    /// <summary>The origin, for messages: path and query may hold what nobody should read.</summary>
    public override string ToString() =>
        Host.Contains(':', StringComparison.Ordinal) ? $"{Scheme}://[{Host}]:{Port}" : $"{Scheme}://{Host}:{Port}";

    /// <summary>Reads <paramref name="uri"/>; refuses what is not a plain absolute http or https URL.</summary>
    public static ReasonCode? TryRead(Uri? uri, out EgressTarget target)
    {
        target = default;
        if (uri is not { IsAbsoluteUri: true })
            return ReasonCodes.BoundaryHost;
        string scheme = uri.Scheme;
        if (scheme != Uri.UriSchemeHttp && scheme != Uri.UriSchemeHttps)
            return ReasonCodes.BoundaryHost;
        if (uri.UserInfo.Length > 0)
            return ReasonCodes.BoundaryCredential;
        // A Uri made with DangerousDisablePathAndQueryCanonicalization keeps line breaks, with which a path could smuggle a second request.
        if (uri.PathAndQuery.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return ReasonCodes.BoundaryHost;
        string host;
        try
        {
            host = uri.IdnHost;
        }
        catch (UriFormatException)
        {
            return ReasonCodes.BoundaryHost;
        }

        if (host.EndsWith('.'))
            host = host[..^1];
        if (host.Length == 0)
            return ReasonCodes.BoundaryHost;
        target = new EgressTarget(scheme, host.ToLowerInvariant(), uri.Port, uri.AbsolutePath);
        return null;
    }
}
