namespace ZeroTrustAgents.Boundary;

/// <summary>
/// The primary handler of a bounded client: the last of our code before the wire. Holds nothing of its own, so that
/// the client factory may make and drop it as it likes, and a client kept from one call to the next gets the token of
/// the call it is used in.
/// </summary>
internal sealed class EgressBoundaryHandler(EgressGate gate, BoundaryPools pools) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        EgressPass pass = gate.Admit(request);
        BoundaryPool pool = pools.Rent(pass.Resource);
        try
        {
            return gate.Release(pass, request, await pool.ForwardAsync(pass.Message, cancellationToken).ConfigureAwait(false));
        }
        catch (HttpRequestException exception) when (exception.InnerException is ToolBoundaryException refused)
        {
            throw gate.Report(pass, refused);
        }
        finally
        {
            pools.Return(pool);
        }
    }

    /// <summary>The same for synchronous callers. The transport blocks on name resolution and speaks HTTP/1.1 only.</summary>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        EgressPass pass = gate.Admit(request);
        BoundaryPool pool = pools.Rent(pass.Resource);
        try
        {
            return gate.Release(pass, request, pool.Forward(pass.Message, cancellationToken));
        }
        catch (HttpRequestException exception) when (exception.InnerException is ToolBoundaryException refused)
        {
            throw gate.Report(pass, refused);
        }
        finally
        {
            pools.Return(pool);
        }
    }
}
