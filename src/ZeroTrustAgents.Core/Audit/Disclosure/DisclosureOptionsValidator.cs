using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.Auditing;

/// <summary>Checks the options when the host starts, and says what to write instead.</summary>
internal sealed class DisclosureOptionsValidator : IValidateOptions<DisclosureOptions>
{
    private const int MostContentBytes = 64 * 1024 * 1024;
    private const int MostOpenSessions = 10_000;

    public ValidateOptionsResult Validate(string? name, DisclosureOptions options)
    {
        var problems = new List<string>();
        if (!IsPath(options.Directory))
            problems.Add("DisclosureOptions.Directory is empty or not a path: name a directory that this process can write to, for example \"audit-disclosure\".");
        if (options.KeyFile is not null && !IsPath(options.KeyFile))
            problems.Add("DisclosureOptions.KeyFile is empty or not a path: name a file, or leave it out for one in the directory.");
        if (!Enum.IsDefined(options.WhenUnavailable))
            problems.Add($"DisclosureOptions.WhenUnavailable is {options.WhenUnavailable}: write Deny or CarryOn.");
        if (options.MaxContentBytes is < 0 or > MostContentBytes)
            problems.Add($"DisclosureOptions.MaxContentBytes is {options.MaxContentBytes}: it has to be between 0 and {MostContentBytes}.");
        if (options.RetainFor is { } retain && (retain < TimeSpan.FromDays(1) || retain > TimeSpan.FromDays(36_500)))
            problems.Add($"DisclosureOptions.RetainFor is {retain}: it has to be between 1 day and 100 years, or null to keep everything.");
        if (options.MaxOpenSessions is < 1 or > MostOpenSessions)
            problems.Add($"DisclosureOptions.MaxOpenSessions is {options.MaxOpenSessions}: it has to be between 1 and {MostOpenSessions}.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsPath(string? text) => !string.IsNullOrWhiteSpace(text) && !text.Contains('\0', StringComparison.Ordinal);
}
