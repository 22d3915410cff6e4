namespace ZeroTrustAgents.Cli.Audit.Export;

/// <summary>Measures the memory of the whole process, so that nothing else may run beside it.</summary>
[Collection(nameof(ExportMemoryTests))]
[CollectionDefinition(nameof(ExportMemoryTests), DisableParallelization = true)]
public sealed class ExportMemoryTests : IDisposable
{
    private readonly AuditDirectory _audit = new();

    public void Dispose() => _audit.Dispose();

    [Theory]
    [InlineData("cloudevents")]
    [InlineData("ocsf")]
    [InlineData("csv")]
    public async Task Export_LargeLog_HoldsOnlyAFewRecordsAtATime(string format)
    {
        _audit.Write([.. Enumerable.Range(1, 20_000).Select(static i => Sample.Outcome(i, i))]);
        long start = GC.GetTotalMemory(forceFullCollection: true);
        var peak = new PeakMemory();
        int code = await CommandLine.RunAsync(["audit", "export", _audit.Root, "--format", format], Terminals.Terminal.InMemory(TextWriter.Null, TextWriter.Null, () => peak));
        Assert.Equal(0, code);
        Assert.True(peak.Samples > 10);
        Assert.InRange(peak.Most - start, long.MinValue, 4_000_000); // the records alone are 14 MB
    }

    /// <summary>Measures what is alive at some of the writes.</summary>
    private sealed class PeakMemory : MemoryStream
    {
        private int _writes;

        public int Samples { get; private set; }

        public long Most { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer) => Measure();

        public override void Write(byte[] buffer, int offset, int count) => Measure();

        private void Measure()
        {
            if (_writes++ % 4 != 0)
                return;
            Samples++;
            Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true));
        }
    }
}
