using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.Tokens;

/// <summary>The embedded broker: signs tokens in this process (ES256). Thread-safe.</summary>
internal sealed class LocalTokenBroker : IToolTokenBroker, IToolTokenKeys, IDisposable
{
    private readonly TimeProvider _time;
    private readonly SigningKeyRing _keys;
    private readonly long _lifetimeSeconds;

    public LocalTokenBroker(IOptions<LocalTokenBrokerOptions> options, TimeProvider time)
    {
        LocalTokenBrokerOptions value = options.Value;
        LocalTokenBrokerOptionsValidator.ThrowIfInvalid(value);
        _time = time;
        Issuer = value.Issuer;
        _lifetimeSeconds = (long)value.TokenLifetime.TotalSeconds;
        _keys = new SigningKeyRing(value.KeyFile, value.RotateAfter, time);
    }

    public string Issuer { get; }

    public ValueTask<ToolToken> IssueAsync(ToolTokenRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ToolTokenRequestRules.ThrowIfInvalid(request);
        // JWT times are whole seconds: rounded down, a token ends early rather than late.
        long issuedAt = _time.GetUtcNow().ToUnixTimeSeconds();
        long expiresAt = Math.Min(issuedAt + _lifetimeSeconds, request.NotAfter.ToUnixTimeSeconds());
        if (expiresAt <= issuedAt)
            throw new InvalidOperationException("What permitted this call has ended, so no token can be issued for it.");
        string token = _keys.Current.Sign(Issuer, request, issuedAt, expiresAt);
        return ValueTask.FromResult(new ToolToken(token, request.TokenId, DateTimeOffset.FromUnixTimeSeconds(expiresAt)));
    }

    public string GetJwks() => $$"""{"keys":[{{string.Join(',', _keys.Published.Select(k => k.ToJwk()))}}]}""";

    /// <summary>Replaces the signing key now. Tokens signed with the old one stay valid until they expire.</summary>
    public void RotateKey() => _keys.Rotate();

    public void Dispose() => _keys.Dispose();
}
