using CsCheck;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests.Credentials;

public sealed class EmbeddedTests
{
    [Fact]
    public void TryFindNext_TextsHoldingValues_FindsExactlyThem()
    {
        var wrong = new List<string>();
        foreach (string sample in EmbeddedSamples.Holding)
        {
            (string text, List<(int, int)> marked) = Unmark(sample);
            List<(int, int)> found = [.. All(text).Where(v => IsCredential(text, v)).Select(static v => (v.ValueStart, v.ValueLength))];
            if (!found.SequenceEqual(marked))
                wrong.Add($"{sample}: {string.Join(", ", found.Select(f => text.Substring(f.Item1, f.Item2)))}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void TryFindNext_TextsHoldingNothing_FindsNoCredential()
    {
        var wrong = new List<string>();
        foreach (string sample in EmbeddedSamples.Empty)
        {
            string text = Unmark(sample).Text;
            wrong.AddRange(All(text).Where(v => v.Evidence > NameEvidence.Weak && IsCredential(text, v)).Select(v => $"{sample}: {text.Substring(v.ValueStart, v.ValueLength)}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("{\"dbPassword\": \"x1y2\"}", "dbPassword", nameof(NameEvidence.Unmistakable))]
    [InlineData("https://x?api_key=x1y2", "api_key", nameof(NameEvidence.Telling))]
    [InlineData("Cookie: session=x1y2", "Cookie", nameof(NameEvidence.Weak))]
    [InlineData("<add key=\"ApiKey\" value=\"x1y2\"/>", "ApiKey", nameof(NameEvidence.Telling))]
    [InlineData("Access Key: x1y2", "Access Key", nameof(NameEvidence.Telling))]
    [InlineData("ftp:◦//bob:x1y2@host", "", nameof(NameEvidence.Unmistakable))]
    public void TryFindNext_Found_NamesItAndSaysHowMuchThatSays(string text, string name, string evidence)
    {
        text = text.Replace("◦", "", StringComparison.Ordinal); // keeps our own rules from reading a URL here
        EmbeddedValue found = Assert.Single(All(text));
        Assert.Equal(name, text.Substring(found.NameStart, found.NameLength));
        Assert.Equal(Enum.Parse<NameEvidence>(evidence), found.Evidence);
    }

    [Fact]
    public void TryFindNext_UnknownPart_BelongsToTheValue()
    {
        string text = $"Server=x;Password={CredentialValue.Unknown}abc;x=y";
        EmbeddedValue found = Assert.Single(All(text));
        Assert.Equal($"{CredentialValue.Unknown}abc", text.Substring(found.ValueStart, found.ValueLength));
    }

    [Fact]
    public void TryFindNext_AnyText_StaysInsideAndMovesOn()
    {
        string[] pieces = ["password", "key", "=", ":", "\"", "'", "\\", "<", ">", "</", ";", "&", "?", " ", "\n", "--", "-p", "://", "@", "{", "}", "value", "name", "a1b2", "IDENTIFIED BY ", "PASSWORD(", "\uFFFC", "ключ", "Bearer "];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 60].Select(string.Concat).Sample(static text =>
        {
            int position = 0;
            while (true)
            {
                int before = position;
                bool found = EmbeddedText.TryFindNext(text, ref position, out EmbeddedValue value);
                if (!found)
                    return position == text.Length;
                if (position <= before || value.ValueLength <= 0 || value.NameStart < 0 || value.NameStart + value.NameLength > text.Length || value.ValueStart < 0 || value.End > text.Length || position < value.End)
                    return false;
            }
        });
    }

    /// <summary>Reading anything twice for each of a million characters would not come to an end.</summary>
    [Theory]
    [InlineData("=")]
    [InlineData(":")]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("<")]
    [InlineData(">")]
    [InlineData("-")]
    [InlineData("://")]
    [InlineData("://a")]
    [InlineData("://a:")]
    [InlineData("://a:b@")]
    [InlineData("password=")]
    [InlineData("password:")]
    [InlineData("password: ")]
    [InlineData("password='")]
    [InlineData("password=\"")]
    [InlineData("password=\"\"\"")]
    [InlineData("password=\\\"")]
    [InlineData("password=\"\\")]
    [InlineData("password=`")]
    [InlineData("password={")]
    [InlineData("password={a b")]
    [InlineData(";password=")]
    [InlineData(";password={")]
    [InlineData("&password=")]
    [InlineData("password=(")]
    [InlineData("password=a)")]
    [InlineData("password=a,b")]
    [InlineData("password=a,")]
    [InlineData("Bearer password: Bearer ")]
    [InlineData("<password>")]
    [InlineData("<password>a")]
    [InlineData("<password ")]
    [InlineData("<key>password</key>")]
    [InlineData("name=password ")]
    [InlineData("name=\"password\" ")]
    [InlineData("name=password value=")]
    [InlineData("value=a ")]
    [InlineData("name='")]
    [InlineData("key=")]
    [InlineData("--password ")]
    [InlineData("--password '")]
    [InlineData(" -p ")]
    [InlineData("curl -u a:")]
    [InlineData("mysql -p")]
    [InlineData("IDENTIFIED BY '")]
    [InlineData("PASSWORD('")]
    [InlineData("ConvertTo-SecureString \"")]
    [InlineData("a")]
    [InlineData("password")]
    public void TryFindNext_AMillionHostileCharacters_ComesToAnEnd(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        int position = 0;
        int found = 0;
        while (EmbeddedText.TryFindNext(text, ref position, out _))
            found++;
        Assert.InRange(found, 0, text.Length);
        Assert.Equal(text.Length, position);
    }

    [Fact]
    public void TryFindNext_Texts_AllocatesNothing()
    {
        string[] texts = [.. EmbeddedSamples.Holding, .. EmbeddedSamples.Empty];
        Count(texts);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int found = Count(texts);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(found >= EmbeddedSamples.Holding.Length - 1);
    }

    private static int Count(string[] texts)
    {
        int found = 0;
        foreach (string text in texts)
        {
            int position = 0;
            while (EmbeddedText.TryFindNext(text, ref position, out _))
                found++;
        }

        return found;
    }

    private static bool IsCredential(string text, EmbeddedValue found) =>
        CredentialValue.IsCredential(text.AsSpan(found.ValueStart, found.ValueLength), text.AsSpan(found.NameStart, found.NameLength), found.Evidence);

    private static List<EmbeddedValue> All(string text)
    {
        var all = new List<EmbeddedValue>();
        int position = 0;
        while (EmbeddedText.TryFindNext(text, ref position, out EmbeddedValue found))
            all.Add(found);
        return all;
    }

    private static (string Text, List<(int, int)> Marked) Unmark(string sample)
    {
        var marked = new List<(int, int)>();
        string text = sample.Replace('⏎', '\n');
        for (int open = text.IndexOf('«', StringComparison.Ordinal); open >= 0; open = text.IndexOf('«', StringComparison.Ordinal))
        {
            int close = text.IndexOf('»', StringComparison.Ordinal) - 1;
            text = text.Remove(open, 1).Remove(close, 1);
            marked.Add((open, close - open));
        }

        return (text, marked);
    }
}
