using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.Auditing;

/// <summary>Checks the options when the host starts, and says what to write instead.</summary>
internal sealed class FileAuditLogOptionsValidator : IValidateOptions<FileAuditLogOptions>
{
    public const int LeastBufferBytes = 4 * AuditLineEncoder.MaxLineBytes;

    public ValidateOptionsResult Validate(string? name, FileAuditLogOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Directory) || options.Directory.Contains('\0', StringComparison.Ordinal))
            problems.Add("FileAuditLogOptions.Directory is empty or not a path: name a directory that this process can write to, for example \"audit\".");
        if (options.FlushInterval < TimeSpan.FromMilliseconds(1) || options.FlushInterval > TimeSpan.FromMinutes(1))
            problems.Add($"FileAuditLogOptions.FlushInterval is {options.FlushInterval}: it has to be between 1 millisecond and 1 minute.");
        if (options.MaxSegmentBytes < AuditLineEncoder.MaxLineBytes)
            problems.Add($"FileAuditLogOptions.MaxSegmentBytes is {options.MaxSegmentBytes}: it has to be at least {AuditLineEncoder.MaxLineBytes}.");
        if (options.MaxBufferBytes is < LeastBufferBytes or > 1024 * 1024 * 1024)
            problems.Add($"FileAuditLogOptions.MaxBufferBytes is {options.MaxBufferBytes}: it has to be between {LeastBufferBytes} and 1 GiB.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
