using System.Text;
using System.Text.Json;

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

    /// <summary>Parses a log's bytes; fails on anything that is not whole lines of one object each.</summary>
    public static List<JsonElement> Parse(byte[] bytes)
    {
        var records = new List<JsonElement>();
        int at = 0;
        while (at < bytes.Length)
        {
            int length = Array.IndexOf(bytes, (byte)'\n', at) - at;
            Assert.True(length >= 0, "torn line: " + Encoding.UTF8.GetString(bytes[at..]));
            using var document = JsonDocument.Parse(bytes.AsMemory(at, length));
            Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
            records.Add(document.RootElement.Clone());
            at += length + 1;
        }

        return records;
    }

    public static List<string> Ids(IEnumerable<JsonElement> records) => [.. records.Select(Id)];

    public static string Id(this JsonElement record) => record.GetProperty("id").GetString()!;

    public static JsonElement Data(this JsonElement record) => record.GetProperty("data");

    public static string? Detail(this JsonElement record) => record.Data().TryGetProperty("detail", out JsonElement detail) ? detail.GetString() : null;
}
