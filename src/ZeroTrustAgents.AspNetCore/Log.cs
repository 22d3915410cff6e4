using Microsoft.Extensions.Logging;

namespace ZeroTrustAgents.AspNetCore;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The token issuer's keys at {JwksUri} could not be fetched.")]
    public static partial void KeysUnavailable(ILogger logger, Uri? jwksUri, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "The JWK set at {JwksUri} {Problem}.")]
    public static partial void KeysRefused(ILogger logger, Uri? jwksUri, string problem);

    [LoggerMessage(3, LogLevel.Error, "The replay cache failed; a single-use token was refused.")]
    public static partial void ReplayCacheFailed(ILogger logger, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "The replay cache is full ({Capacity} tokens); single-use tokens are refused until some expire. Raise ReplayCacheCapacity.")]
    public static partial void ReplayCacheFull(ILogger logger, int capacity);
}
