namespace ZeroTrustAgents.Auditing;

public sealed class InMemoryAuditLogTests : AuditLogContractTests
{
    private readonly InMemoryAuditLog _log = new();

    protected override IAuditLog Log => _log;

    [Fact]
    public async Task Entries_TakenBeforeAnAppend_DoNotChange()
    {
        IReadOnlyList<AuditEntry> before = _log.Entries;

        await _log.AppendAsync(Samples.Record(), AuditDurability.Process, default);

        Assert.Empty(before);
        Assert.Single(_log.Entries);
    }

    [Fact]
    public async Task Entries_EveryPropertyOfARecord_IsCopied()
    {
        AuditRecord record = FullRecord.Create();

        await _log.AppendAsync(record, AuditDurability.PowerLoss, default);

        AuditEntry entry = Assert.Single(_log.Entries);
        Assert.Equal(AuditDurability.PowerLoss, entry.Durability);
        foreach (var property in typeof(AuditRecord).GetProperties())
        {
            object? copied = typeof(AuditEntry).GetProperty(property.Name)?.GetValue(entry);
            Assert.Equal(property.GetValue(record), copied);
            Assert.NotEqual(property.GetValue(new AuditRecord()), copied);
        }
    }

    protected override Task<List<(string Session, long Call, AuditPhase Phase)>> ReadBackAsync() =>
        Task.FromResult(_log.Entries.Select(e => (e.Chain.SessionId, e.CallNumber, e.Phase)).ToList());
}
