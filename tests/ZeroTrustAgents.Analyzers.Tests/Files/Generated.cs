namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Secrets made while the tests run, so that none stands in the source.</summary>
internal static class Generated
{
    private const string Alphabet = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public static string Password(int seed, int length = 24)
    {
        var random = new Random(seed);
        return string.Create(length, random, static (span, r) =>
        {
            foreach (ref char c in span)
                c = Alphabet[r.Next(Alphabet.Length)];
        });
    }

    /// <summary>The text between the markers of a PEM private key.</summary>
    public static string PrivateKey(int seed, string lineBreak)
    {
        var random = new Random(seed);
        byte[] body = new byte[600];
        random.NextBytes(body);
        body[0] = 0x30;
        body[1] = 0x82;
        string base64 = Convert.ToBase64String(body);
        IEnumerable<string> lines = base64.Chunk(64).Select(static c => new string(c));
        return string.Join(lineBreak, ["-----BEGIN " + "PRIVATE KEY-----", .. lines, "-----END " + "PRIVATE KEY-----"]);
    }
}
