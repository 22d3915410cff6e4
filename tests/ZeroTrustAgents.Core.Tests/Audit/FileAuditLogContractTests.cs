namespace ZeroTrustAgents.Auditing;

public sealed class FileAuditLogContractTests : AuditLogContractTests, IDisposable
{
    private readonly string _directory = Samples.NewDirectory();
    private readonly FileAuditLog _log;

    public FileAuditLogContractTests() => _log = Samples.Log(Samples.Options(_directory));

    protected override IAuditLog Log => _log;

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Durabilities))]
    public async Task AppendAsync_AfterDisposal_Throws(AuditDurability durability)
    {
        await _log.AppendAsync(Samples.Record(), durability, default);
        await _log.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _log.AppendAsync(Samples.Record(call: 2), durability, default));
        Assert.Single(await ReadBackAsync());
    }

    [Fact]
    public async Task AppendAsync_DisposedBeforeFirstUse_ThrowsAndMakesNoFile()
    {
        await _log.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _log.AppendAsync(Samples.Record(), AuditDurability.Process, default));
        Assert.Empty(Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public async Task Dispose_Twice_DoesNothing()
    {
        await _log.AppendAsync(Samples.Record(), AuditDurability.Buffered, default);

        await _log.DisposeAsync();
        await _log.DisposeAsync();

        Assert.Single(await ReadBackAsync());
    }

    protected override async Task<List<(string Session, long Call, AuditPhase Phase)>> ReadBackAsync()
    {
        await _log.DisposeAsync();
        return [.. Samples.Read(_directory).Select(r => (
            r.Data().GetProperty("chain").GetProperty("sessionId").GetString()!,
            r.Data().GetProperty("callNumber").GetInt64(),
            Enum.Parse<AuditPhase>(r.GetProperty("type").GetString()!.Split('.')[^1], ignoreCase: true)))];
    }
}
