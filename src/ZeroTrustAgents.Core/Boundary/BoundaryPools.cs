using ZeroTrustAgents.Policy;

namespace ZeroTrustAgents.Boundary;

/// <summary>
/// One pool for each resource, for the life of the host. A policy that changes a resource's addresses gets a new pool;
/// the old one ends with the last request that uses it.
/// </summary>
internal sealed class BoundaryPools(HostResolver resolver) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, BoundaryPool> _pools = new(StringComparer.Ordinal);
    private bool _disposed;

    public BoundaryPool Rent(Resource resource)
    {
        BoundaryPool? unused = null;
        BoundaryPool? pool;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_pools.TryGetValue(resource.Name, out pool) || pool.Identity != resource.BoundaryIdentity)
            {
                unused = Retire(pool);
                pool = new BoundaryPool(resource.BoundaryIdentity, resolver, resource.AllowPrivateNetwork);
                _pools[resource.Name] = pool;
            }

            pool.Users++;
        }

        unused?.Dispose();
        return pool;
    }

    public void Return(BoundaryPool pool)
    {
        bool unused;
        lock (_gate)
            unused = --pool.Users == 0 && pool.IsRetired;
        if (unused)
            pool.Dispose();
    }

    public void Dispose()
    {
        BoundaryPool[] unused;
        lock (_gate)
        {
            _disposed = true;
            unused = [.. _pools.Values.Select(Retire).OfType<BoundaryPool>()];
            _pools.Clear();
        }

        foreach (BoundaryPool pool in unused)
            pool.Dispose();
    }

    /// <summary>Marks a pool as replaced, and gives it back if nothing uses it. Responses still being read keep their connection.</summary>
    private static BoundaryPool? Retire(BoundaryPool? pool)
    {
        if (pool is null)
            return null;
        pool.IsRetired = true;
        return pool.Users == 0 ? pool : null;
    }
}
