using System.Reflection;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace ZeroTrustAgents.Auditing;

public sealed class AuditRecordEncoderTests
{
    private readonly AuditRecordEncoder _encoder = new("0a1b2c3d");

    public static TheoryData<string> Hostile =>
    [
        "\n{\"id\":\"forged\"}\n", "\r\n", "a\"b\\c", "\",\"type\":\"forged\",\"x\":\"", "\u0000\u0001\u001b[2K\u001b[1A", "\u007f\u0085\u009b31m",
        "\u2028\u2029", "\u202egnp.exe\u202c\u2066\u2069", "\u200b\ufeff\u00ad", "\U000e0041", "\ud83d\ude00", "\ud800", "a\udc00b", "\udc00\ud800", "\ud800\ud800\udc00",
        "\uffff\ufffe", "\u0430dmin", "</script><script>", "\b\t\n\f\r/",
    ];

    [Fact]
    public void Encode_Intent_IsTheDocumentedRecord()
    {
        AuditRecord record = Samples.Record(call: 17);

        Assert.Equal(
            """
            {"data":{"argumentsBytes":12,"argumentsDigest":"digest","callNumber":17,"chain":{"actors":"","agentId":"support-assistant","agentVersion":"3","audience":"https://tickets.contoso.example/","owner":"owner@contoso.example","scopes":"tickets.read","sessionId":"s-1","subject":"user-1","tool":"Tickets-Read"},"tier":"Routine","transactionId":"txn-1"},"id":"s-1/17/intent","source":"/agents/support-assistant","specversion":"1.0","subject":"user-1","time":"2025-06-01T12:00:00.0000000Z","type":"zerotrustagents.call.intent"}
            """,
            Text(record));
    }

    [Theory]
    [InlineData(AuditPhase.Intent)]
    [InlineData(AuditPhase.Denied)]
    [InlineData(AuditPhase.Event)]
    [InlineData(AuditPhase.Outcome, nameof(AuditRecord.ArgumentsBytes), nameof(AuditRecord.ArgumentsDigest), nameof(AuditRecord.PolicyVersion), nameof(AuditRecord.TransactionId))]
    public void Encode_EveryProperty_IsInTheDataButWhatAnIntentHasSaid(AuditPhase phase, params string[] said)
    {
        AuditRecord record = FullRecord.Create();
        record.Phase = phase;
        JsonElement data = Parse(record).Data();

        string[] elsewhere = [nameof(AuditRecord.Phase), nameof(AuditRecord.Time), nameof(AuditRecord.Chain), nameof(AuditRecord.Duration), .. said];
        string[] expected = [.. typeof(AuditRecord).GetProperties().Select(p => p.Name).Except(elsewhere).Select(Camel), "chain", "durationMicroseconds"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), data.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            typeof(AuditChain).GetConstructors().Single(c => c.GetParameters().Length > 1).GetParameters().Select(p => Camel(p.Name!)).Order(StringComparer.Ordinal),
            data.GetProperty("chain").EnumerateObject().Select(p => p.Name));
        Assert.Equal(1500, data.GetProperty("durationMicroseconds").GetInt64());
        Assert.Equal("Critical", data.GetProperty("tier").GetString());
        Assert.Equal("Withheld", data.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(AuditPhase.Denied)]
    [InlineData(AuditPhase.Outcome, nameof(AuditRecord.ArgumentsDigest), nameof(AuditRecord.PolicyVersion), nameof(AuditRecord.TransactionId))]
    public void Encode_AnySetOfOptionalProperties_HasSortedKeysAndParses(AuditPhase phase, params string[] said)
    {
        PropertyInfo[] optional = [.. typeof(AuditRecord).GetProperties().Where(p => p.PropertyType == typeof(string))];
        for (int bits = 0; bits < 1 << optional.Length; bits++)
        {
            AuditRecord record = FullRecord.Create();
            record.Phase = phase;
            for (int i = 0; i < optional.Length; i++)
            {
                if ((bits & (1 << i)) == 0)
                    optional[i].SetValue(record, null);
            }

            JsonElement line = Parse(record);

            AssertSorted(line);
            foreach (PropertyInfo property in optional)
                Assert.Equal(said.Contains(property.Name) ? null : property.GetValue(record), line.Data().TryGetProperty(Camel(property.Name), out JsonElement value) ? value.GetString() : null);
        }
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Encode_HostileTextInEveryField_StaysInItsFields(string text)
    {
        AssertFaithful(text);
    }

    [Fact]
    public void Encode_AnyText_StaysInItsFields() =>
        Gen.OneOf(Gen.Char, Gen.Char['\u0000', '\u00ff'], Gen.Char['\ud7f0', '\ue010'], Gen.Char['\u2000', '\u2070']).Array[0, 40]
            .Select(c => new string(c)).Sample(AssertFaithful, iter: PropertyCases.Cases);

    [Theory]
    [InlineData('a', AuditPhase.Outcome)]
    [InlineData('a', AuditPhase.Intent)]
    [InlineData('\n', AuditPhase.Denied)]
    [InlineData('\u202e', AuditPhase.Intent)]
    [InlineData('\ud800', AuditPhase.Event)]
    public void Encode_EveryTextHuge_IsCutVisiblyBelow64KiB(char c, AuditPhase phase)
    {
        AuditRecord record = FullRecord.Create(new string(c, 100_000));
        record.Phase = phase;

        Assert.InRange(_encoder.Encode(record).Length, 1, 64 * 1024);
        JsonElement line = Parse(record);
        Assert.Matches(@"^detail.+\[\+\d+\]$", line.Detail()!.ReplaceLineEndings(" "));
    }

    [Fact]
    public void Encode_LongTextWithinTheLimit_IsWhole()
    {
        AuditRecord record = Samples.Record();
        record.Detail = new string('x', JsonText.MaxBytes);

        Assert.Equal(record.Detail, Parse(record).Detail());
    }

    [Fact]
    public void Encode_ChainCopiedWithOtherTool_EncodesTheOtherTool()
    {
        AuditChain chain = Samples.Chain();
        string first = Text(Samples.Record(chain: chain));
        string second = Text(Samples.Record(chain: chain with { Tool = "Tickets-Delete" }));

        Assert.Contains("\"tool\":\"Tickets-Read\"", first, StringComparison.Ordinal);
        Assert.Contains("\"tool\":\"Tickets-Delete\"", second, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_Events_HaveIncreasingIdsOfTheRun()
    {
        AuditRecord record = Samples.Record(AuditPhase.Event, call: 0, AuditChain.Empty);

        Assert.Equal("/0a1b2c3d.1/event", Parse(record).Id());
        Assert.Equal("/0a1b2c3d.2/event", Parse(record).Id());
    }

    [Fact]
    public void Encode_EventOfTheHost_IsAValidCloudEvent()
    {
        JsonElement line = Parse(Samples.Record(AuditPhase.Event, call: 0, AuditChain.Empty));

        Assert.Equal("/host", line.GetProperty("source").GetString());
        Assert.False(line.TryGetProperty("subject", out _));
        Assert.Equal("zerotrustagents.event", line.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(AuditPhase.Intent, "zerotrustagents.call.intent", "s-1/3/intent")]
    [InlineData(AuditPhase.Outcome, "zerotrustagents.call.outcome", "s-1/3/outcome")]
    [InlineData(AuditPhase.Denied, "zerotrustagents.call.denied", "s-1/3/denied")]
    public void Encode_Call_HasItsTypeAndId(AuditPhase phase, string type, string id)
    {
        JsonElement line = Parse(Samples.Record(phase, call: 3));

        Assert.Equal((type, id), (line.GetProperty("type").GetString(), line.Id()));
    }

    [Fact]
    public void Encode_TimeWithOffset_IsWrittenInUtc()
    {
        AuditRecord record = Samples.Record();
        record.Time = new DateTimeOffset(2025, 6, 1, 1, 0, 0, TimeSpan.FromHours(3));

        Assert.Equal("2025-05-31T22:00:00.0000000Z", Parse(record).GetProperty("time").GetString());
    }

    [Fact]
    public void Encode_UndefinedEnumValue_Throws()
    {
        Assert.Throws<ArgumentException>(() => Text(Samples.Record((AuditPhase)9)));
        Assert.Throws<ArgumentException>(() => Text(new AuditRecord { Tier = (TrustTier)9 }));
        Assert.Throws<ArgumentException>(() => Text(new AuditRecord { Status = (CallStatus)9 }));
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static void AssertSorted(JsonElement element)
    {
        string[] keys = [.. element.EnumerateObject().Select(p => p.Name)];
        Assert.Equal(keys.Distinct().Order(StringComparer.Ordinal), keys);
        foreach (JsonProperty property in element.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object))
            AssertSorted(property.Value);
    }

    /// <summary>What UTF-8 makes of it: the same text, with U+FFFD in place of each lone surrogate.</summary>
    private static string Visible(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private void AssertFaithful(string text)
    {
        AuditRecord record = FullRecord.Create(text);
        record.Phase = AuditPhase.Denied; // says everything
        ReadOnlySpan<byte> bytes = _encoder.Encode(record);

        Assert.Equal(-1, bytes[RecordFrame.HeaderBytes..].IndexOf((byte)'\n'));
        Assert.True(CanonicalRecord.Is(bytes[RecordFrame.HeaderBytes..]));
        Assert.Equal(-1, bytes[RecordFrame.HeaderBytes..].IndexOfAnyExceptInRange((byte)' ', (byte)'~'));
        JsonElement line = Parse(record);
        AssertSorted(line);
        Assert.Equal(7, line.EnumerateObject().Count());
        JsonElement data = line.Data();
        foreach (PropertyInfo property in typeof(AuditRecord).GetProperties().Where(p => p.PropertyType == typeof(string)))
            Assert.Equal(Visible((string)property.GetValue(record)!), data.GetProperty(Camel(property.Name)).GetString());
        Assert.Equal(Visible(record.Reason!.Id), data.GetProperty("reason").GetString());
        foreach (PropertyInfo property in typeof(AuditChain).GetProperties().Where(p => p.PropertyType == typeof(string)))
            Assert.Equal(Visible((string)property.GetValue(record.Chain)!), data.GetProperty("chain").GetProperty(Camel(property.Name)).GetString());
        Assert.Equal(Visible(record.Chain.SessionId) + "/7/denied", line.Id());
        Assert.Equal(Visible(record.Chain.Subject), line.GetProperty("subject").GetString());
        Assert.True(Uri.IsWellFormedUriString(line.GetProperty("source").GetString(), UriKind.Relative));
        Assert.Equal(Visible(record.Chain.AgentId), Uri.UnescapeDataString(line.GetProperty("source").GetString()!["/agents/".Length..]));
    }

    private string Text(AuditRecord record) => Encoding.UTF8.GetString(_encoder.Encode(record)[RecordFrame.HeaderBytes..]);

    private JsonElement Parse(AuditRecord record) => Assert.Single(Samples.Parse(_encoder.Encode(record).ToArray()));
}
