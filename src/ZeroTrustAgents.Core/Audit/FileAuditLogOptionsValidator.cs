using Microsoft.Extensions.Options;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>Checks the options when the host starts, and says what to write instead.</summary>
internal sealed class FileAuditLogOptionsValidator : IValidateOptions<FileAuditLogOptions>
{
    private const int LeastSegmentBytes = 64 * 1024;
    public const int LeastBufferBytes = 256 * 1024;

    public ValidateOptionsResult Validate(string? name, FileAuditLogOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Directory) || options.Directory.Contains('\0', StringComparison.Ordinal))
            problems.Add("FileAuditLogOptions.Directory is empty or not a path: name a directory that this process can write to, for example \"audit\".");
        if (options.FlushInterval < TimeSpan.FromMilliseconds(1) || options.FlushInterval > TimeSpan.FromMinutes(1))
            problems.Add($"FileAuditLogOptions.FlushInterval is {options.FlushInterval}: it has to be between 1 millisecond and 1 minute.");
        if (options.MaxSegmentBytes < LeastSegmentBytes)
            problems.Add($"FileAuditLogOptions.MaxSegmentBytes is {options.MaxSegmentBytes}: it has to be at least {LeastSegmentBytes}.");
        if (options.MaxBufferBytes is < LeastBufferBytes or > 1024 * 1024 * 1024)
            problems.Add($"FileAuditLogOptions.MaxBufferBytes is {options.MaxBufferBytes}: it has to be between {LeastBufferBytes} and 1 GiB.");
        if (options.CheckpointInterval < TimeSpan.FromMilliseconds(10) || options.CheckpointInterval > TimeSpan.FromHours(1))
            problems.Add($"FileAuditLogOptions.CheckpointInterval is {options.CheckpointInterval}: it has to be between 10 milliseconds and 1 hour.");
        if (options.MaxCheckpointDelay < options.CheckpointInterval)
            problems.Add($"FileAuditLogOptions.MaxCheckpointDelay is {options.MaxCheckpointDelay}: it has to be at least CheckpointInterval, {options.CheckpointInterval}.");
        if (!Enum.IsDefined(options.WhenUnavailable))
            problems.Add($"FileAuditLogOptions.WhenUnavailable is {options.WhenUnavailable}: write Deny or Wait.");
        if (options.MaxWait < TimeSpan.FromMilliseconds(10) || options.MaxWait > TimeSpan.FromHours(1))
            problems.Add($"FileAuditLogOptions.MaxWait is {options.MaxWait}: it has to be between 10 milliseconds and 1 hour.");
        if (!NoteKey.IsName(options.Origin ?? ""))
            problems.Add($"FileAuditLogOptions.Origin is '{options.Origin}': name the log without spaces or '+', for example \"contoso.example/agents\".");
        if (options.RetainFor is { } retain && (retain < TimeSpan.FromDays(1) || retain > TimeSpan.FromDays(36_500)))
            problems.Add($"FileAuditLogOptions.RetainFor is {retain}: it has to be between 1 day and 100 years, or null to keep everything.");
        foreach (AuditWitnessOptions witness in options.Witnesses)
            problems.AddRange(witness.Problems());
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
