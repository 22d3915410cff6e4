using CsCheck;

namespace ZeroTrustAgents.Auditing;

public sealed class AuditFileReaderTests : IDisposable
{
    private const string Name = "audit-20250101T000000Z-00000000.jsonl";

    private readonly string _directory = Samples.NewDirectory();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Read_TornTail_IsSkippedAndReportedOnDemand()
    {
        Write("{\"a\":1}\n{\"b\":");
        var damage = new List<AuditFileDamage>();

        Assert.Single(AuditFileReader.Read(_directory));
        Assert.Single(AuditFileReader.Read(_directory, damage.Add));
        Assert.Equal([new AuditFileDamage(Path.Combine(_directory, Name), 8, IsTail: true)], damage);
    }

    [Fact]
    public void Read_DamageThatNoCrashExplains_Throws()
    {
        Write("{\"a\":1}\n{\"b\":\n{\"c\":3}\n");
        var damage = new List<AuditFileDamage>();

        Assert.Throws<InvalidDataException>(() => AuditFileReader.Read(_directory).Count());
        Assert.Equal(2, AuditFileReader.Read(_directory, damage.Add).Count());
        Assert.Equal([new AuditFileDamage(Path.Combine(_directory, Name), 8, IsTail: false)], damage);
    }

    [Fact]
    public void Read_OtherFiles_AreNotPartOfTheLog()
    {
        foreach (string other in new[] { "notes.txt", "audit-x.jsonl", "audit-20250101T000000Z-0000000G.jsonl", "audit-20259901T000000Z-00000000.jsonl", Name + ".bak" })
            File.WriteAllText(Path.Combine(_directory, other), "{}\n");

        Assert.Empty(AuditFileReader.Read(_directory));
    }

    [Fact]
    public void Read_AnyBytes_LinesAreWhatASplitFinds() =>
        Gen.Select(Gen.Byte[(byte)'a', (byte)'c'], Gen.Int[0, 80_000]).Array[0, 6].Sample(
            parts =>
            {
                var content = new MemoryStream();
                foreach ((byte letter, int count) in parts)
                {
                    content.Write(Enumerable.Repeat(letter, count).ToArray());
                    if (letter != 'c')
                        content.WriteByte((byte)'\n');
                }

                content.Position = 0;
                byte[] bytes = content.ToArray();
                int at = 0;
                foreach (SegmentLine line in SegmentLines.Read(content))
                {
                    int end = Array.IndexOf(bytes, (byte)'\n', at);
                    Assert.Equal(end >= 0, line.Terminated);
                    int length = (end < 0 ? bytes.Length : end) - at;
                    Assert.Equal(at, line.Offset);
                    Assert.True(line.Bytes.IsEmpty || line.Bytes.Span.SequenceEqual(bytes.AsSpan(at, length)));
                    Assert.True(!line.Bytes.IsEmpty || length == 0 || length > AuditLineEncoder.MaxLineBytes);
                    at += length + 1;
                }

                Assert.True(at >= bytes.Length);
            },
            iter: PropertyCases.Costly(20));

    private void Write(string content) => File.WriteAllText(Path.Combine(_directory, Name), content);
}
