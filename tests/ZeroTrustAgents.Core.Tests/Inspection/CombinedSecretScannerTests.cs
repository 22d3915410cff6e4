using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

public sealed class CombinedSecretScannerTests
{
    private readonly KnownSecrets _known = new();
    private readonly CombinedSecretScanner _scanner;
    private readonly ResultInspector _inspector;

    public CombinedSecretScannerTests()
    {
        _scanner = new CombinedSecretScanner(_known);
        _inspector = new ResultInspector(_scanner);
    }

    public static TheoryData<string> Kinds => PlantedCredential.Kinds;

    private InspectedResult Inspect(object result) => _inspector.Inspect(result, JsonSerializerOptions.Web, 1_000_000, 1000);

    private StreamInspector NewStream() => new(_scanner, _inspector, JsonSerializerOptions.Web, 10_000_000, 10_000_000);

    private string Run(IEnumerable<string> chunks)
    {
        StreamInspector stream = NewStream();
        var text = new StringBuilder();
        foreach (string chunk in chunks)
        {
            InspectedChunk next = stream.Next(chunk);
            text.AppendJoin("", next.Before ?? []).Append(next.Value);
        }

        text.AppendJoin("", stream.Complete() ?? []);
        Assert.Null(stream.Reason);
        return text.ToString();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Inspect_CredentialOfEveryKind_RedactedOrWithheldInEveryResult(string kind)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            PlantedCredential planted = PlantedCredential.In("Here: ", kind, seed, " - done");
            Assert.Equal(planted.Redacted, Inspect(planted.Text).Value);

            InspectedResult json = Inspect(JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["a"] = planted.Text, [planted.Text] = new[] { 1 } }));
            Assert.Equal((2, null), (json.SecretsFound, json.Reason));
            var element = (JsonElement)json.Value!;
            Assert.Equal(planted.Redacted, element.GetProperty("a").GetString());
            Assert.Equal(1, element.EnumerateObject().Last().Value[0].GetInt32());
            Assert.DoesNotContain(planted.Value, element.GetRawText(), StringComparison.Ordinal);
            InspectedResult node = Inspect(new JsonObject { ["a"] = planted.Text });
            Assert.Equal(planted.Redacted, ((JsonNode)node.Value!)["a"]!.GetValue<string>());

            byte[] bytes = Encoding.UTF8.GetBytes(planted.Text);
            foreach (object withheld in new object[] { new { a = planted.Text }, bytes, (byte[])[0, 255, .. bytes], new StringBuilder(planted.Text), new MemoryStream(bytes) })
                Assert.Same(ReasonCodes.ResultWithheld, Inspect(withheld).Reason);
        }
    }

    /// <summary>However the text comes in, what comes out is the text as if it had come at once; nothing of the credential is in it.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stream_CredentialOfEveryKindSplitAnywhere_SameAsInOnePiece(string kind)
    {
        var random = new Random(kind.Length);
        string[] around = ["", "\n", "It said: ", "{\"text\":\"", "see https://www.contoso.example/a?b=c, ", "Server=db;", "日本語", new string('-', 7), string.Concat(Enumerable.Repeat("many words. ", 300))];
        for (int seed = 0; seed < 6; seed++)
        {
            PlantedCredential planted = PlantedCredential.In(around[random.Next(around.Length)] + "\n ", kind, seed, " \n" + around[random.Next(around.Length)] + " and so on.");
            Assert.Equal(planted.Redacted, Run(PlantedCredential.Split(planted.Text, 1)));
            Assert.Equal(planted.Redacted, Run(PlantedCredential.Split(planted.Text, random.Next(1, 20), random.Next(1, 9), random.Next(1, 200))));
            Assert.Equal(planted.Redacted, Run(PlantedCredential.Split(planted.Text, random.Next(200, 2000))));
        }
    }

    /// <summary>
    /// The same for texts of nothing but trouble. They are no longer than the engine looks around a place: beyond that, what it
    /// takes for one connection string can begin elsewhere when the text before is gone.
    /// </summary>
    [Fact]
    public void Stream_AnyCutsOfAnyText_SameAsInOnePiece()
    {
        string known = Tokens.NewSecret(), jwt = Tokens.NewJwt();
        _known.Add(known);
        string[] pieces =
        [
            known, jwt, jwt[..30], "eyJ", "ZXlK", ".", " ", "\n", "\"", "\\n", "%65", "\\u0065", "word", "://", "https://user:", "@host", "password=", "pwd='", ";Server=db;", "<", "sig=", "&sv=1",
            "-----BEGIN ", "RSA PRIVATE KEY-----", "-----", "machine github.com login me password ", "Bearer ", "\"d\":\"", "\"kty\":\"EC\"", "ghp_", "MIIE",
        ];
        Gen.Select(Gen.Int[0, pieces.Length + CredentialKinds.All.Count - 1].Array[0, 12], Gen.Int[1, 60].Array[1, 20], Gen.Int[0, 1000]).Sample((chosen, sizes, seed) =>
        {
            string text = "";
            foreach (int i in chosen)
            {
                string piece = i < pieces.Length ? pieces[i] : PlantedCredential.In("", CredentialKinds.All[i - pieces.Length].Id, seed, "").Text;
                if (text.Length == 0 || text.Length + piece.Length <= CredentialMatcher.Context)
                    text += piece;
            }

            _scanner.Redact(text, out string expected);
            string actual = Run(PlantedCredential.Split(text, sizes));
            if (expected != actual)
                throw new InvalidOperationException($"'{text}' in {string.Join('|', PlantedCredential.Split(text, sizes))}\nexpected {expected}\nbut was  {actual}");
        }, iter: PropertyCases.Costly(4));
    }

    [Fact]
    public void Stream_Prose_FlowsUpToItsLastWord()
    {
        StreamInspector stream = NewStream();
        const string Prose = "The ticket T-1234 was closed at 10:15 by the state-of-the-art helpdesk; see https://www.contoso.example/tickets/1234 (\"fixed\").\n";
        string text = string.Concat(Enumerable.Repeat(Prose, 20));
        var given = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            InspectedChunk next = stream.Next(text[i].ToString());
            given.AppendJoin("", next.Before ?? []).Append(next.Value);
            Assert.True(given.Length >= text.AsSpan(0, i + 1).LastIndexOfAny(" \n\"(") - 1, text[..(i + 1)]);
        }

        Assert.Equal(text, given + string.Concat(stream.Complete() ?? []));
    }

    [Fact]
    public void Stream_OrdinaryChunks_PassAsTheyAre()
    {
        StreamInspector stream = NewStream();
        foreach (string chunk in new[] { "Hello, ", "the ticket ", "is closed. ", "Thanks\n" })
            Assert.Same(chunk, stream.Next(chunk).Value);
        Assert.Null(stream.Complete());
    }

    [Fact]
    public void Stream_ItemsThatAreHeld_KeepTheirBorders()
    {
        StreamInspector stream = NewStream();
        string token = PlantedCredential.In("", "github-pat", 1, "").Text;
        var given = new List<string>();
        foreach (string item in new[] { "T-1", "T-2", "T-3 ", "x ", token[..9], token[9..], " y", "z" })
        {
            InspectedChunk next = stream.Next(item);
            given.AddRange(next.Before ?? []);
            if (next.HasValue)
                given.Add((string)next.Value!);
        }

        given.AddRange(stream.Complete() ?? []);
        Assert.Equal(["T-1", "T-2", "T-3 ", "x ", "[redacted]", " ", "y", "z"], given);
    }

    [Fact]
    public void Stream_LongRunThatIsNoCredential_Passes()
    {
        byte[] data = new byte[100_000];
        new Random(7).NextBytes(data);
        string blob = Convert.ToBase64String(data);
        Assert.Equal(blob, Run(PlantedCredential.Split(blob, 1000)));
    }

    [Fact]
    public void Stream_KeyWithoutEnd_WithheldAtTheLimit()
    {
        var random = new Random(11);
        byte[] data = new byte[SecretSearch.LongestCredential];
        random.NextBytes(data);
        StreamInspector stream = NewStream();
        string given = "";
        foreach (string chunk in PlantedCredential.Split("key:\n" + Begin("RSA PRIVATE KEY") + "\n" + Convert.ToBase64String(data, Base64FormattingOptions.InsertLineBreaks), 500))
        {
            InspectedChunk next = stream.Next(chunk);
            given += string.Concat(next.Before ?? []) + next.Value;
        }

        Assert.Equal("key:\n", given);
        Assert.Same(ReasonCodes.ResultWithheld, stream.Reason);
    }

    [Fact]
    public void Stream_ArmourNamedInProse_Flows()
    {
        string text = "It starts with " + Begin("PRIVATE KEY") + " and ends alike. " + string.Concat(Enumerable.Repeat("More of it follows. ", 2000));
        Assert.Equal(text, Run(PlantedCredential.Split(text, 100)));
    }

    [Fact]
    public void Stream_PasswordWhoseServerFollows_CutOut()
    {
        string password = Tokens.NewSecret();
        string text = $"Password={password};Application Name=shop;Server=db.example.net;Database=shop\nend";
        Assert.Equal(text.Replace(password, FoundSecrets.Replacement, StringComparison.Ordinal), Run(PlantedCredential.Split(text, 3)));
    }

    [Fact]
    public void Redact_FindsOfBothThatOverlap_CutOutOnce()
    {
        string known = Tokens.NewSecret();
        _known.Add(known);
        Assert.Equal(1, _scanner.Redact($"Server=db;Password={known}-more;x=1", out string redacted));
        Assert.Equal("Server=db;Password=[redacted];x=1", redacted);
        Assert.Equal(1, _scanner.Redact("Authorization: Bearer " + Tokens.NewJwt(), out redacted));
        Assert.Equal("Authorization: Bearer [redacted]", redacted);
    }

    [Theory]
    [InlineData("github-pat")]
    [InlineData("aws-access-key-id")]
    [InlineData("basic-auth-url")]
    public void Redact_NeedlesslyEscaped_CutOut(string kind)
    {
        PlantedCredential planted = PlantedCredential.In("", kind, 1, "");
        int start = planted.Text.IndexOf(planted.Value, StringComparison.Ordinal);
        string escaped = string.Concat(planted.Value.Select(static c => $"%{(int)c:X2}"));
        Assert.Equal(1, _scanner.Redact(planted.Text[..start] + escaped + planted.Text[(start + planted.Value.Length)..], out string redacted));
        Assert.Equal(planted.Redacted, redacted);
        Assert.True(_scanner.MayContain(Encoding.UTF8.GetBytes(escaped)));
    }

    /// <summary>An escape in what tells the value hides it no better than one in the value.</summary>
    [Theory]
    [InlineData("Endpoint=sb://a.servicebus.example/;SharedAccessKeyName=Root;Shared\\u0041ccessKey=", "")]
    [InlineData("Endpoint=sb://a.servicebus.example/;SharedAccessKeyName=Root;Shared%41ccessKey=", "")]
    [InlineData("\\u0045ndpoint=sb://a.servicebus.example/;SharedAccessKeyName=Root;SharedAccessKey=", "")]
    [InlineData("SharedAccessKeyName=Root;SharedAccessKey=", ";\\u0045ndpoint=sb://a.servicebus.example/")]
    public void Redact_ContextNeedlesslyEscaped_CutsTheValueOut(string before, string behind)
    {
        string key = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        Assert.True(_scanner.Redact(before + key + behind, out string redacted) > 0);
        Assert.DoesNotContain(key, redacted, StringComparison.Ordinal);
    }

    private static string Begin(string label) => "-----BEGIN " + label + "-----";
}
