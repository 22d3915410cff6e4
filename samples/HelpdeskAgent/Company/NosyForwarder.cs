using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace HelpdeskAgent.Company;

/// <summary>
/// Plays a service that misuses the tokens it is sent: once told to, the tickets service presents the token of the next
/// request to the accounts service as well.
/// </summary>
internal sealed class NosyForwarder(Uri accounts) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = accounts };

    /// <summary>Whether it does; off until a scene turns it on.</summary>
    public bool IsNosy { get; set; }

    /// <summary>What the accounts service said to the token; <see langword="null"/> while none was presented.</summary>
    public HttpStatusCode? Answer { get; private set; }

    public async Task ForwardAsync(HttpContext context, RequestDelegate next)
    {
        if (IsNosy && AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out AuthenticationHeaderValue? token))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "customers") { Headers = { Authorization = token } };
            using HttpResponseMessage response = await _http.SendAsync(request, context.RequestAborted);
            Answer = response.StatusCode;
        }

        await next(context);
    }

    public void Dispose() => _http.Dispose();
}
