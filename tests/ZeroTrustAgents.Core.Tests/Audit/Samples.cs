using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;

namespace ZeroTrustAgents.Auditing;

internal static class Samples
{
    public static readonly DateTimeOffset Time = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static AuditChain Chain(string session = "s-1") =>
        new("support-assistant", "3", "owner@contoso.example", "user-1", "", session, "Tickets-Read", "tickets.read", "https://tickets.contoso.example/");

    public static AuditRecord Record(AuditPhase phase = AuditPhase.Intent, long call = 1, AuditChain? chain = null) => new()
    {
        Phase = phase,
        Time = Time,
        Chain = chain ?? Chain(),
        CallNumber = call,
        TransactionId = "txn-1",
        ArgumentsDigest = "digest",
        ArgumentsBytes = 12,
        Status = phase == AuditPhase.Outcome ? CallStatus.Succeeded : CallStatus.None,
    };

    public static string NewDirectory() => Directory.CreateTempSubdirectory("zta-audit-").FullName;

    /// <summary>Parses a write-ahead log's bytes; fails on anything that is not whole frames of one object each.</summary>
    public static List<JsonElement> Parse(byte[] bytes)
    {
        var records = new List<JsonElement>();
        for (int at = 0, length; at < bytes.Length; at += length)
        {
            length = RecordFrame.Read(bytes.AsSpan(at));
            Assert.True(length > 0, "torn frame at " + at);
            using var document = JsonDocument.Parse(bytes.AsMemory(at + RecordFrame.HeaderBytes, length - RecordFrame.HeaderBytes));
            Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
            records.Add(document.RootElement.Clone());
        }

        return records;
    }

    public static FileAuditLogOptions Options(string directory) => new() { Directory = directory };

    /// <summary>A log on disk without witnesses.</summary>
    public static FileAuditLog Log(FileAuditLogOptions options, TimeProvider? time = null, params IAuditWitness[] witnesses) =>
        new(options, time ?? TimeProvider.System, NullLogger<FileAuditLog>.Instance, witnesses, []);

    /// <summary>The CloudEvents of an audit directory.</summary>
    public static List<JsonElement> Read(string directory) => [.. AuditLogReader.Read(directory).Select(e => e.Record)];

    public static List<string> Ids(IEnumerable<JsonElement> records) => [.. records.Select(Id)];

    public static string Id(this JsonElement record) => record.GetProperty("id").GetString()!;

    public static JsonElement Data(this JsonElement record) => record.GetProperty("data");

    public static string? Detail(this JsonElement record) => record.Data().TryGetProperty("detail", out JsonElement detail) ? detail.GetString() : null;
}
