using System.Net;
using System.Net.Http.Headers;

namespace ZeroTrustAgents.Boundary;

/// <summary>
/// A request's body under headers of its own. Content headers go on the wire with the rest and take, for example,
/// <c>Cookie</c>; a copy cannot be changed between the check and the wire.
/// </summary>
internal sealed class EgressContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly long? _length;

    public EgressContent(HttpContent inner)
    {
        _inner = inner;
        _length = inner.Headers.ContentLength;
        foreach (KeyValuePair<string, HeaderStringValues> header in inner.Headers.NonValidated)
        {
            // Computed anew: two lengths, or one that is no number, would let a body pass for a second request.
            if (!header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        _inner.CopyToAsync(stream, context);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _inner.CopyToAsync(stream, context, cancellationToken);

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _inner.CopyTo(stream, context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _length.GetValueOrDefault();
        return _length.HasValue;
    }
}
