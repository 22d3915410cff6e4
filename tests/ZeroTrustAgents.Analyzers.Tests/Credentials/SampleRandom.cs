using System.Text;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Random text of the alphabets that credentials are made of, from a seed.</summary>
internal sealed class SampleRandom(int seed)
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    // A table of its own, so that the values do not depend on the framework's generator.
    private ulong state = ((ulong)(uint)seed * 0x9E3779B97F4A7C15) + 0x2545F4914F6CDD1D;

    public int Next(int bound)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)bound);
    }

    public int Next(int least, int most) => least + Next(most - least + 1);

    public string From(string alphabet, int length)
    {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++)
            text.Append(alphabet[Next(alphabet.Length)]);
        return text.ToString();
    }

    public string Pick(params string[] of) => of[Next(of.Length)];

    public string Alnum(int length) => From(Alphanumeric, length);

    public string Hex(int length) => From("0123456789abcdef", length);

    public string Digits(int length) => (char)('1' + Next(9)) + From("0123456789", length - 1);

    public string Upper(int length) => From("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", length);

    public string Url(int length) => From(Alphanumeric + "-_", length);

    public string Base64(int length) => From(Alphanumeric + "+/", length);

    public string Uuid() => $"{Hex(8)}-{Hex(4)}-4{Hex(3)}-a{Hex(3)}-{Hex(12)}";

    public byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
            bytes[i] = (byte)Next(256);
        return bytes;
    }

    /// <summary>A password as people make them, with nothing that a URL or a connection string would have to escape.</summary>
    public string Password() => Alnum(Next(6, 14)) + From("!*_-.~", 1) + Alnum(Next(2, 6));

    /// <summary>The body of a row's shape.</summary>
    public string Body(Shape shape)
    {
        var text = new StringBuilder();
        foreach (ShapePart part in shape.Parts)
        {
            (int least, int most) = part.Lengths[Next(part.Lengths.Length)];
            text.Append(part.IsLiteral ? Pick(part.Literals) : From(CharClass.Members(part.Set), Next(least, most)));
        }

        // A body that may end in a full stop is cut before it in running text.
        if (text[text.Length - 1] is '.')
            text[text.Length - 1] = 'q';
        return text.ToString();
    }
}
