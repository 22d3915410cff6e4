using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>
/// The issuer's keys. Unlike the library's configuration manager it waits for a refresh when a token names an unknown
/// key, and never falls back to keys that the issuer has withdrawn long ago.
/// </summary>
internal sealed class ToolTokenKeySource : IDisposable
{
    private static readonly TimeSpan RefreshAfter = TimeSpan.FromMinutes(5);

    /// <summary>While the issuer cannot be reached its keys go on for this long, and then nobody is let in.</summary>
    private static readonly TimeSpan UnusableAfter = TimeSpan.FromMinutes(10);

    /// <summary>Anybody can send a token with an unknown key: that must not become a flood at the issuer.</summary>
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(5);

    private readonly ToolTokenAuthenticationOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ToolTokenKeySource> _logger;
    private readonly Func<Task<string>> _fetch;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly FrozenDictionary<string, SecurityKey>? _fixed;
    private volatile Fetched? _fetched;
    private long? _lastAttempt;

    public ToolTokenKeySource(
        IOptions<ToolTokenAuthenticationOptions> options, IHttpClientFactory clients, IEnumerable<IToolTokenKeys> local,
        TimeProvider time, ILogger<ToolTokenKeySource> logger)
    {
        _options = options.Value;
        _time = time;
        _logger = logger;
        if (_options.Keys is { } jwks)
            _fixed = ToolTokenKeySet.Parse(jwks, _options.ValidAlgorithms, out _);
        _fetch = _options.JwksUri is { } uri ? () => DownloadAsync(clients, uri) : () => Task.FromResult(local.Last().GetJwks());
    }

    /// <summary>The key named <paramref name="keyId"/>; <see langword="null"/> when the issuer has none of that name, or cannot be asked.</summary>
    public async ValueTask<SecurityKey?> FindAsync(string keyId)
    {
        if (_fixed is not null)
            return _fixed.GetValueOrDefault(keyId);
        Fetched? fetched = _fetched;
        bool known = fetched is not null && fetched.Keys.ContainsKey(keyId) && AgeOf(fetched) < UnusableAfter;
        if (!known || AgeOf(fetched!) >= RefreshAfter)
        {
            // Who has a usable key does not queue behind the one who refreshes.
            if (await _gate.WaitAsync(known ? TimeSpan.Zero : Timeout.InfiniteTimeSpan).ConfigureAwait(false))
            {
                try
                {
                    if (ReferenceEquals(fetched, _fetched))
                        await RefreshAsync().ConfigureAwait(false);
                }
                finally
                {
                    _gate.Release();
                }
            }
        }

        fetched = _fetched;
        return fetched is not null && AgeOf(fetched) < UnusableAfter ? fetched.Keys.GetValueOrDefault(keyId) : null;
    }

    public void Dispose() => _gate.Dispose();

    private TimeSpan AgeOf(Fetched fetched) => _time.GetElapsedTime(fetched.At);

    private async Task RefreshAsync()
    {
        if (_lastAttempt is { } last && _time.GetElapsedTime(last) < BetweenAttempts)
            return;
        // The age counts from the question: the answer may have been on its way when the issuer withdrew a key.
        long asked = _time.GetTimestamp();
        _lastAttempt = asked;
        try
        {
            string jwks = await _fetch().ConfigureAwait(false);
            if (ToolTokenKeySet.Parse(jwks, _options.ValidAlgorithms, out string? problem) is { } keys)
                _fetched = new Fetched(keys, asked);
            else
                Log.KeysRefused(_logger, _options.JwksUri, problem!);
        }
        catch (Exception exception)
        {
            Log.KeysUnavailable(_logger, _options.JwksUri, exception);
        }
    }

    private static async Task<string> DownloadAsync(IHttpClientFactory clients, Uri uri)
    {
        using HttpClient client = clients.CreateClient(ToolTokenDefaults.KeysHttpClient);
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.CacheControl = new() { NoCache = true };
        using HttpResponseMessage response = await client.SendAsync(request).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync().ConfigureAwait(false);
    }

    private sealed record Fetched(FrozenDictionary<string, SecurityKey> Keys, long At);
}
