using System.Text;
using System.Text.Json;
using CsCheck;

namespace ZeroTrustAgents.Inspection;

public sealed class StreamInspectorTests
{
    private static StreamInspector New(long maxBytes = 1_000_000, int maxItems = 100_000, ISecretScanner? scanner = null, string[]? own = null, string? known = null)
    {
        var secrets = new KnownSecrets();
        if (known is not null)
            secrets.Add(known);
        scanner ??= new SelfIssuedSecretScanner(secrets);
        return new StreamInspector(scanner, new ResultInspector(scanner), JsonSerializerOptions.Web, maxBytes, maxItems, own);
    }

    private static string Run(StreamInspector stream, IEnumerable<string> chunks)
    {
        var text = new StringBuilder();
        foreach (string chunk in chunks)
        {
            InspectedChunk next = stream.Next(chunk);
            text.AppendJoin("", next.Before ?? []).Append(next.Value);
        }

        return text.AppendJoin("", stream.Complete() ?? []).ToString();
    }

    private static IEnumerable<string> Split(string text, int size) => text.Chunk(size).Select(c => new string(c));

    [Fact]
    public void Next_OrdinaryChunks_PassAsTheyAre()
    {
        StreamInspector stream = New();
        foreach (string chunk in new[] { "Hello, ", "the ticket ", "is closed.", " Thanks" })
            Assert.Equal(new InspectedChunk(null, chunk, true), stream.Next(chunk));
        Assert.Null(stream.Complete());
        Assert.Equal((35, 4, 0), (stream.Bytes, stream.Items, stream.SecretsFound));
        Assert.Null(stream.Reason);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void Next_TokenSplitAnywhere_CutOut(int size)
    {
        string jwt = Tokens.NewJwt(), opaque = Tokens.NewSecret(), configured = "with a space " + Tokens.NewSecret();
        string encoded = Convert.ToBase64String(Encoding.ASCII.GetBytes("user:" + jwt));
        string escaped = string.Concat(jwt.Select(c => $"\\u{(int)c:x4}"));
        StreamInspector stream = New(own: [opaque], known: configured);
        string text = Run(stream, Split($"a {jwt} b {opaque} c {configured} d {encoded} e {escaped} f", size));
        Assert.StartsWith("a [redacted] b [redacted] c [redacted] d ", text, StringComparison.Ordinal);
        Assert.EndsWith(" e [redacted] f", text, StringComparison.Ordinal);
        Assert.Equal(5, stream.SecretsFound);
    }

    [Fact]
    public void Next_TokenAtTheVeryEnd_CutOutOnCompletion()
    {
        string jwt = Tokens.NewJwt();
        Assert.Equal("token [redacted]", Run(New(), Split("token " + jwt, 5)));
        string opaque = Tokens.NewSecret();
        Assert.Equal("token [redacted]", Run(New(own: [opaque]), Split("token " + opaque, 5)));
    }

    /// <summary>However a text is cut into chunks, the same comes out as for the whole of it.</summary>
    [Fact]
    public void Next_AnyCutsOfAnyText_SameAsInOnePiece()
    {
        string jwt = Tokens.NewJwt();
        string known = Tokens.NewSecret();
        string[] pieces = [jwt, known, jwt[..30], known[..5], "eyJ", "ey", "ZXlK", "leUp", ".", " ", "\n", "\\u0065", "%65", "\\", "%", "\\u00", "word", "V5", Convert.ToBase64String(Encoding.ASCII.GetBytes(jwt))];
        var secrets = new KnownSecrets();
        secrets.Add(known);
        var scanner = new SelfIssuedSecretScanner(secrets);
        Gen.Select(Gen.Int[0, pieces.Length - 1].Array[0, 10], Gen.Int[1, 60].Array[1, 20]).Sample((chosen, sizes) =>
        {
            string text = string.Concat(chosen.Select(i => pieces[i]));
            var chunks = new List<string>();
            for (int at = 0, i = 0; at < text.Length; i++)
            {
                int size = Math.Min(sizes[i % sizes.Length], text.Length - at);
                chunks.Add(text.Substring(at, size));
                at += size;
            }

            scanner.Redact(text, out string expected);
            string actual = Run(New(scanner: scanner), chunks);
            if (expected != actual)
                throw new InvalidOperationException($"'{text}' in {string.Join('|', chunks)}\nexpected {expected}\nbut was  {actual}");
        }, iter: PropertyCases.Cases);
    }

    [Fact]
    public void Next_RunThatNeverEnds_WithheldAtTheLimit()
    {
        StreamInspector stream = New();
        string endless = "eyJhbGciOiJFUzI1NiJ9." + new string('a', SecretSearch.LongestCredential + 1);
        string text = Run(stream, Split(endless, 1000));
        Assert.Equal("", text);
        Assert.Same(ReasonCodes.ResultWithheld, stream.Reason);
    }

    [Fact]
    public void Next_LongRunThatIsNoToken_Passes()
    {
        byte[] data = new byte[100_000];
        new Random(7).NextBytes(data);
        string blob = Convert.ToBase64String(data);
        StreamInspector stream = New();
        Assert.Equal(blob, Run(stream, Split(blob, 1000)));
        Assert.Null(stream.Reason);
    }

    [Fact]
    public void Next_OverBytesOrItems_CutOffForGood()
    {
        StreamInspector bytes = New(maxBytes: 10);
        Assert.True(bytes.Next("12345").HasValue);
        Assert.True(bytes.Next("67890").HasValue);
        Assert.False(bytes.Next("1").HasValue);
        Assert.Same(ReasonCodes.ResultTooLarge, bytes.Reason);
        Assert.False(bytes.Next("").HasValue);
        Assert.Null(bytes.Complete());

        StreamInspector items = New(maxItems: 2);
        Assert.True(items.Next(1).HasValue);
        Assert.True(items.Next(2).HasValue);
        Assert.False(items.Next(3).HasValue);
        Assert.Same(ReasonCodes.ResultTooLarge, items.Reason);

        StreamInspector typed = New(maxBytes: 10);
        Assert.True(typed.Next(new[] { 1, 2 }).HasValue);
        Assert.False(typed.Next(new[] { 1, 2, 3 }).HasValue);
        Assert.Same(ReasonCodes.ResultTooLarge, typed.Reason);
    }

    [Fact]
    public void Next_OtherChunkAfterHeldText_TextGoesFirst()
    {
        StreamInspector stream = New();
        Assert.Equal(["a "], stream.Next("a eyJ").Before);
        InspectedChunk other = stream.Next(42);
        Assert.Equal(["eyJ"], other.Before);
        Assert.Equal(42, other.Value);
        Assert.Null(stream.Complete());
    }

    [Fact]
    public void Next_ObjectWithToken_WithheldFromThereOn()
    {
        StreamInspector stream = New();
        Assert.True(stream.Next(new { a = "fine" }).HasValue);
        Assert.False(stream.Next(new { a = Tokens.NewJwt() }).HasValue);
        Assert.Same(ReasonCodes.ResultWithheld, stream.Reason);
        Assert.False(stream.Next("more").HasValue);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public void Next_TokenSplitOverBytes_WithheldBeforeItIsComplete(int size)
    {
        byte[] jwt = Encoding.ASCII.GetBytes(Tokens.NewJwt());
        StreamInspector stream = New();
        int delivered = 0;
        foreach (byte[] chunk in jwt.Chunk(size))
        {
            object next = size == 10 ? (ReadOnlyMemory<byte>)chunk : chunk;
            delivered += stream.Next(next).HasValue ? chunk.Length : 0;
        }

        Assert.Same(ReasonCodes.ResultWithheld, stream.Reason);
        Assert.True(delivered < jwt.Length - 60, $"{delivered} of {jwt.Length}");
    }

    [Fact]
    public void Next_ForeignScanner_WordsAreHeldUntilTheyEnd()
    {
        StreamInspector stream = New(scanner: new WordScanner("hunter2"));
        Assert.Equal("my *** is", Run(stream, ["my hun", "ter", "2 is"]));
        Assert.Equal(1, stream.SecretsFound);
    }
}
