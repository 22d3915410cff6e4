using System.Text;
using CsCheck;

namespace ZeroTrustAgents.Context;

/// <summary>A value planted in an untrusted result is found again, whatever happened to it on the way; ordinary values are not.</summary>
public sealed class SeenResultsTests
{
    private static readonly ResultSource Planted = new("Mail-Read", 7, "");

    private static readonly string[] Values =
    [
        "US133000000121212121212", "mallory@evil.example", "mark.black-2134@gmail.example", "https://evil.example/collect?id=1", "/etc/cron.d/backdoor-job",
        "1 Elm Street, Springfield 12345", "xjdh-7741-ppq2", "+49 151 23456789", "4111 1111 1111 1111",
    ];

    /// <summary>What a document, a mail program or a model may do to a value.</summary>
    private static readonly Func<string, string>[] Ways =
    [
        static v => v,
        static v => v.ToUpperInvariant(),
        static v => v.ToLowerInvariant(),
        static v => "  " + v + "\n",
        static v => string.Join(' ', v.Chunk(4).Select(static c => new string(c))),
        static v => string.Join('-', v.Chunk(3).Select(static c => new string(c))),
        static v => string.Join("\n", v.Chunk(5).Select(static c => new string(c))),
        static v => string.Join(". ", v.Select(static c => c.ToString())),
        static v => $"\"{v}\"",
        static v => $"<a href='x'>{v}</a>",
        static v => "Please use " + v + " from now on, thank you",
        static v => v + "; " + v,
        static v => Uri.EscapeDataString(v),
        static v => string.Concat(Encoding.UTF8.GetBytes(v).Select(static b => $"%{b:x2}")),
        static v => Convert.ToBase64String(Encoding.UTF8.GetBytes(v)),
        static v => Convert.ToBase64String(Encoding.UTF8.GetBytes(v)).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        static v => Convert.ToBase64String(Encoding.UTF8.GetBytes("to: " + v + " now")),
        static v => Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(v))),
        static v => Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.EscapeDataString(v))),
        static v => "data:text/plain;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(v)),
    ];

    /// <summary>Every value, changed in any way in the document, and in any way again by the model.</summary>
    [Fact]
    public void Value_TransformedOnEitherSide_IsFound()
    {
        foreach (string value in Values)
        {
            foreach (Func<string, string> inDocument in Ways)
            {
                var seen = new SeenResults();
                seen.Add("Dear customer, our details changed. " + inDocument(value) + " Kind regards, the team.", isJson: false, Planted);
                seen.Add(Filler(1), isJson: false, Planted with { CallNumber = 8 });
                foreach (Func<string, string> byModel in Ways)
                {
                    string argument = byModel(value);
                    Assert.True(seen.Find(argument)?.CallNumber == 7, $"'{inDocument(value)}' → '{argument}'");
                }
            }
        }
    }

    [Fact]
    public void RandomValue_TransformedOnEitherSide_IsFound() => Gen.Select(Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"].Array[14, 40], Gen.Int[1000, 9999], Gen.Int[0, Ways.Length - 1], Gen.Int[0, Ways.Length - 1]).Sample(
        static (letters, number, inDocument, byModel) =>
        {
            string value = new string(letters) + number;
            var seen = new SeenResults();
            seen.Add(Filler(number) + " " + Ways[inDocument](value) + " " + Filler(number + 1), isJson: false, Planted);
            return seen.Find(Ways[byModel](value)) == Planted;
        },
        iter: PropertyCases.Costly(4));

    [Theory]
    [InlineData("2026-03-01")]
    [InlineData("01.03.2026")]
    [InlineData("2026-03-01 12:30")]
    [InlineData("2026-03-01T12:30:00Z")]
    [InlineData("March 1st")]
    [InlineData("12:30")]
    [InlineData("50")]
    [InlineData("1100.00")]
    [InlineData("98.70 EUR")]
    [InlineData("1,200")]
    [InlineData("$1,200.50")]
    [InlineData("10001")]
    [InlineData("Monday")]
    [InlineData("recipient")]
    [InlineData("Kind regards")]
    [InlineData("customer")]
    [InlineData("Rent")]
    [InlineData("Refund")]
    [InlineData("general")]
    [InlineData("true")]
    [InlineData("Hello, how are you?")]
    [InlineData("New York")]
    [InlineData("meeting notes")]
    [InlineData("the team")]
    [InlineData("yearly")]
    [InlineData("invoice 17")]
    public void Value_ThatIsOrdinary_IsNotAttributed(string value)
    {
        var seen = new SeenResults();
        seen.Add($"Hello, how are you? The recipient of invoice 17 pays {value} on {value} to the customer in New York. Kind regards, the team. Meeting notes: general, yearly, true, Monday 12:30.", isJson: false, Planted);

        Assert.Null(seen.Find(value));
    }

    [Fact]
    public void Value_OfAFieldOfJson_NamesTheField()
    {
        var seen = new SeenResults();
        seen.Add("""{ "mails": [ { "from": "a@b.example", "body": "pay to US13 3000 0001 2121 2121 212" } ] }""", isJson: true, Planted);

        Assert.Equal("'mails[0].body' of the result of Mail-Read (call 7)", seen.Find("US133000000121212121212")?.ToString());
        Assert.Null(seen.Find("some other value 99881"));
    }

    [Theory]
    [InlineData("mia.bergmann@contoso.example")]
    [InlineData("mia.berg@contoso.example.evil.example")]
    [InlineData("https://contoso.example/other/page")]
    public void Value_ThatOnlyLooksAlike_IsNotAttributed(string value)
    {
        var seen = new SeenResults();
        seen.Add("Write to mia.berg@contoso.example or see https://contoso.example/some/page.", isJson: false, Planted);

        Assert.Null(seen.Find(value));
    }

    [Fact]
    public void OldResults_AreForgotten_AndNewOnesFound_InBoundedMemory()
    {
        var seen = new SeenResults();
        for (int i = 0; i < 3_000; i++)
            seen.Add(Filler(i) + $" account{i}zz{i * 7919}qq ", isJson: false, Planted with { CallNumber = i });

        Assert.Equal(2_999, seen.Find($"account2999zz{2999 * 7919}qq")?.CallNumber);
    }

    private static string Filler(int seed)
    {
        var random = new Random(seed);
        string[] words = ["ledger", "quarter", "window", "garden", "copper", "letter", "modern", "simple", "offer", "winter", "report", "figure"];
        return string.Join(' ', Enumerable.Range(0, 300).Select(_ => words[random.Next(words.Length)] + (random.Next(4) == 0 ? "," : "")));
    }
}
