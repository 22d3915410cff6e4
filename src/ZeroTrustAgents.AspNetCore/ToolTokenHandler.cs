using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>
/// Accepts a tool-call token or says why not. Signature, issuer, audience, type and algorithm are the library's to
/// check, under parameters of this class's own: what the host's configuration says about JWTs cannot widen them.
/// </summary>
internal sealed class ToolTokenHandler(
    IOptions<ToolTokenAuthenticationOptions> options, ToolTokenKeySource keys, IToolTokenReplayCache replay,
    TimeProvider time, ILogger<ToolTokenHandler> logger) : TokenHandler
{
    private readonly JsonWebTokenHandler _library = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = RawToolToken.MaxLength };
    private readonly TokenValidationParameters _template = CreateParameters(options.Value, time);
    private readonly TimeSpan _skew = options.Value.ClockSkew;

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (!RawToolToken.TryRead(token, out RawToolToken? raw, out string? problem))
            return Refuse(problem);
        if (raw.ExpiresAt - raw.IssuedAt > (ToolTokenClaims.MaxLifetime + _skew).TotalSeconds)
            return Refuse("The token is valid for longer than a tool call's token may be.");
        if (DateTimeOffset.FromUnixTimeSeconds(raw.IssuedAt) > time.GetUtcNow() + _skew)
            return Refuse("The token was issued in the future.");
        if (await keys.FindAsync(raw.KeyId).ConfigureAwait(false) is not { } key)
            return Refuse("The issuer has no such key, or cannot be asked.");

        TokenValidationParameters parameters = _template.Clone();
        parameters.IssuerSigningKey = key;
        TokenValidationResult result = await _library.ValidateTokenAsync(token, parameters).ConfigureAwait(false);
        // Last, so that only a genuine token takes a place in the cache.
        return result.IsValid && raw.IsBound && !await TryUseAsync(raw).ConfigureAwait(false)
            ? Refuse("The token is for a single use, and was used before.")
            : result;
    }

    private async ValueTask<bool> TryUseAsync(RawToolToken raw)
    {
        try
        {
            return await replay.TryUseAsync(raw.TokenId, DateTimeOffset.FromUnixTimeSeconds(raw.ExpiresAt) + _skew, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.ReplayCacheFailed(logger, exception);
            return false;
        }
    }

    private static TokenValidationResult Refuse(string problem) =>
        new() { IsValid = false, Exception = new SecurityTokenValidationException(problem) };

    private static TokenValidationParameters CreateParameters(ToolTokenAuthenticationOptions options, TimeProvider time) => new()
    {
        ValidTypes = [ToolTokenClaims.TokenType],
        ValidAlgorithms = [.. options.ValidAlgorithms],
        ValidateIssuer = true,
        ValidIssuer = options.Issuer,
        ValidateAudience = true,
        RequireAudience = true,
        ValidAudience = options.Audience,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        ValidateIssuerSigningKey = true,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        ValidateLifetime = true,
        RequireExpirationTime = true,
        ClockSkew = options.ClockSkew,
        // The library reads the system's clock; the host's clock is the injected one.
        LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires, time.GetUtcNow().UtcDateTime, options.ClockSkew),
        NameClaimType = JwtRegisteredClaimNames.Sub,
        AuthenticationType = ToolTokenDefaults.AuthenticationScheme,
        SaveSigninToken = false,
    };

    private static bool IsCurrent(DateTime? notBefore, DateTime? expires, DateTime now, TimeSpan skew) =>
        expires is { } end && now < end + skew && (notBefore is null || notBefore <= now + skew);
}
