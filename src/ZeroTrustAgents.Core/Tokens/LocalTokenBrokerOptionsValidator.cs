using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.Tokens;

internal sealed class LocalTokenBrokerOptionsValidator : IValidateOptions<LocalTokenBrokerOptions>
{
    public ValidateOptionsResult Validate(string? name, LocalTokenBrokerOptions options)
    {
        List<string> problems = Problems(options);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    public static void ThrowIfInvalid(LocalTokenBrokerOptions options)
    {
        List<string> problems = Problems(options);
        if (problems.Count > 0)
            throw new OptionsValidationException(nameof(LocalTokenBrokerOptions), typeof(LocalTokenBrokerOptions), problems);
    }

    private static List<string> Problems(LocalTokenBrokerOptions options)
    {
        var problems = new List<string>();
        if (!Uri.TryCreate(options.Issuer, UriKind.Absolute, out Uri? issuer) || issuer.Scheme is not ("https" or "http")
            || issuer.Query.Length > 0 || issuer.Fragment.Length > 0)
        {
            problems.Add($"LocalTokenBroker: Issuer '{options.Issuer}' has to be an absolute http(s) URI without query and fragment, for example \"https://agents.contoso.example\".");
        }

        if (options.KeyFile is not null && string.IsNullOrWhiteSpace(options.KeyFile))
            problems.Add("LocalTokenBroker: KeyFile is blank: name a file, or leave it out for a key in memory.");
        if (options.TokenLifetime < TimeSpan.FromSeconds(1) || options.TokenLifetime > ToolTokenClaims.MaxLifetime
            || options.TokenLifetime.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            problems.Add($"LocalTokenBroker: TokenLifetime is {options.TokenLifetime}: write whole seconds from 1 s (\"00:00:01\") to 60 s (\"00:01:00\").");
        }

        if (options.RotateAfter != Timeout.InfiniteTimeSpan && options.RotateAfter < TimeSpan.FromHours(1))
            problems.Add($"LocalTokenBroker: RotateAfter is {options.RotateAfter}: write an hour (\"01:00:00\") or more, or Timeout.InfiniteTimeSpan for never.");
        return problems;
    }
}
