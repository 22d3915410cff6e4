using System.Net;
using System.Reflection;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Policy;

namespace ZeroTrustAgents.Boundary;

public sealed class BoundaryPoolsTests
{
    private static BoundaryPools NewPools() => new((_, _) => new([IPAddress.Loopback]));

    [Fact]
    public void Rent_SameResourceInANewSnapshot_SamePool()
    {
        using BoundaryPools pools = NewPools();
        Assert.Same(pools.Rent(BoundaryHost.Resource("crm", "http://crm.example/")), pools.Rent(BoundaryHost.Resource("crm", "http://crm.example/")));
    }

    [Fact]
    public void Rent_AddressesOrNetworkChanged_NewPoolAndOldOneEndsWithItsLastUser()
    {
        using BoundaryPools pools = NewPools();
        BoundaryPool old = pools.Rent(BoundaryHost.Resource("crm", "https://crm.example/"));
        BoundaryPool moved = pools.Rent(BoundaryHost.Resource("crm", "https://crm.example/", "https://crm2.example/"));
        Assert.NotSame(old, moved);
        Assert.False(IsDisposed(old));
        pools.Return(old);
        Assert.True(IsDisposed(old));
        pools.Return(moved);
        Assert.False(IsDisposed(moved));
        BoundaryPool outside = pools.Rent(BoundaryHost.Resource("crm", allowPrivate: false, "https://crm.example/", "https://crm2.example/"));
        Assert.True(IsDisposed(moved));
        pools.Return(outside);
    }

    [Fact]
    public void Dispose_PoolInUse_EndsWhenReturnedAndNoneIsMadeAgain()
    {
        BoundaryPools pools = NewPools();
        BoundaryPool pool = pools.Rent(BoundaryHost.Resource("crm", "http://crm.example/"));
        pools.Dispose();
        Assert.False(IsDisposed(pool));
        pools.Return(pool);
        Assert.True(IsDisposed(pool));
        Assert.Throws<ObjectDisposedException>(() => pools.Rent(BoundaryHost.Resource("crm", "http://crm.example/")));
    }

    [Fact]
    public async Task Send_PolicyReloadedWhileAResponseIsRead_TheRestStillArrives()
    {
        await using RecordingServer crm = await RecordingServer.StartAsync();
        await using BoundaryHost host = BoundaryHost.Create();
        var reloaded = new TaskCompletionSource();
        crm.Respond = async context =>
        {
            await context.Response.Body.WriteAsync("first "u8.ToArray());
            await context.Response.Body.FlushAsync();
            await reloaded.Task;
            await context.Response.Body.WriteAsync("last"u8.ToArray());
        };
        string url = $"http://crm.example:{crm.Port}/";
        LiveCall before = host.NewCall(BoundaryHost.Resource("crm", url));
        string text = await host.InCallAsync(before, async () =>
        {
            using HttpResponseMessage response = await host.Client().GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead);
            var after = BoundaryHost.Resource("crm", url, "http://crm2.example/");
            BoundaryPools pools = (BoundaryPools)host.Services.GetService(typeof(BoundaryPools))!;
            pools.Return(pools.Rent(after));
            reloaded.SetResult();
            return await response.Content.ReadAsStringAsync();
        });
        Assert.Equal("first last", text);
    }

    private static bool IsDisposed(BoundaryPool pool) =>
        (bool)typeof(DelegatingHandler).GetField("_disposed", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(pool)!;
}
