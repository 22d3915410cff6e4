using ZeroTrustAgents.Boundary;
using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Policy;

/// <summary>A configured resource, checked and ready for comparison. One instance per policy snapshot and name.</summary>
internal sealed class Resource
{
    private readonly List<BoundaryAddress> _boundary = [];

    public Resource(string name, ResourceOptions options, ICollection<string> problems)
    {
        Name = name;
        Identifier = options.Identifier;
        AllowPrivateNetwork = options.AllowPrivateNetwork;
        if (!Uri.TryCreate(options.Identifier, UriKind.Absolute, out Uri? identifier) || identifier.Fragment.Length > 0)
            problems.Add($"Resources:{name}:Identifier '{options.Identifier}' is not an absolute URI without fragment (RFC 8707).");
        if (options.Addresses.Count == 0)
            problems.Add($"Resources:{name}:Addresses is empty: say where the service is, for example \"https://{name}.contoso.example/\".");
        var addresses = new List<Uri>();
        foreach (string address in options.Addresses)
        {
            if (address.Contains('*', StringComparison.Ordinal))
                problems.Add($"Resources:{name}:Addresses: '{address}' has a wildcard; name each host.");
            else if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
                problems.Add($"Resources:{name}:Addresses: '{address}' is not an absolute http or https URL.");
            else if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
                problems.Add($"Resources:{name}:Addresses: '{address}' has user info, a query or a fragment.");
            else if (uri.Scheme == "http" && !options.AllowPrivateNetwork)
                problems.Add($"Resources:{name}:Addresses: '{address}' would send tokens unencrypted; use https (http is accepted only with AllowPrivateNetwork).");
            else
                Add(uri, addresses, problems);
        }

        Addresses = addresses;
        Locations = addresses.ConvertAll(static a => a.AbsoluteUri);
        BoundaryIdentity = $"{name}\n{AllowPrivateNetwork}\n{string.Join('\n', Locations)}";
    }

    public string Name { get; }

    public string Identifier { get; }

    public IReadOnlyList<Uri> Addresses { get; }

    /// <summary>The addresses as text, for <c>authorization_details.locations</c>.</summary>
    public IReadOnlyList<string> Locations { get; }

    public bool AllowPrivateNetwork { get; }

    /// <summary>Equal for resources that may use the same connections, also across policy snapshots.</summary>
    public string BoundaryIdentity { get; }

    /// <summary>Whether a request to <paramref name="target"/> stays within this resource.</summary>
    public bool Covers(in EgressTarget target)
    {
        foreach (BoundaryAddress address in _boundary)
        {
            if (address.Covers(target))
                return true;
        }

        return false;
    }

    private void Add(Uri address, List<Uri> addresses, ICollection<string> problems)
    {
        try
        {
            _boundary.Add(new BoundaryAddress(address));
            addresses.Add(address);
        }
        catch (ArgumentException)
        {
            problems.Add($"Resources:{Name}:Addresses: '{address}' has a host or path that can be read in more than one way; write the path without encoded dots and slashes.");
        }
    }
}
