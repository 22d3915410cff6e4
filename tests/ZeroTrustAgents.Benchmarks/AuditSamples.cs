using Microsoft.Extensions.Logging.Abstractions;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>Records of 600 bytes, and logs to put them into.</summary>
internal static class AuditSamples
{
    public const int RecordBytes = 600;

    private static readonly AuditChain Chain = new(
        "helpdesk", "3", "first.last@contoso.example", "user-1@contoso.example", "", "s-0123456789abcdef", "Helpdesk-GetTicket", "tickets:read", "tickets");

    /// <summary>A denial: it opens no call.</summary>
    public static AuditRecord Record()
    {
        var record = new AuditRecord
        {
            Phase = AuditPhase.Denied,
            Time = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero),
            Chain = Chain,
            CallNumber = 100_000,
            ArgumentsDigest = new string('d', 43),
            Detail = "",
        };
        // What the detail leaves to 600: the record is encoded with an empty one first.
        int length = new AuditRecordEncoder("0a1b2c3d").Encode(record).Length - RecordFrame.HeaderBytes;
        record.Detail = new string('x', RecordBytes - length);
        return record;
    }

    public static FileAuditLog Log(string directory) =>
        new(new FileAuditLogOptions { Directory = directory }, TimeProvider.System, NullLogger<FileAuditLog>.Instance, [], []);
}
