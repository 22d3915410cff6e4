namespace ZeroTrustAgents.Credentials;

/// <summary>Values that could be credentials under a name that says nothing: random to look at, and in none of the forms that random data has for other reasons.</summary>
internal static class UnnamedSecret
{
    private const int Shortest = 20;

    /// <summary>Longer ones are data.</summary>
    private const int Longest = 512;

    private const int ShortestAlphabet = 24;

    /// <summary>What images, fonts, archives, programs and documents start with, as base64.</summary>
    private static readonly string[] Files =
        ["iVBORw0KG", "/9j/", "R0lGOD", "UklGR", "PHN2Z", "AAABAA", "Qk0", "JVBERi", "UEsDB", "H4sI", "TVqQ", "AGFzbQ", "d09GM", "d09GR", "AAEAAAA", "T1RUT", "PD94bW", "PCFET0", "UmFyI", "f0VMR", "Q1dT", "SUkq", "TU0AK", "AAAAI", "GkXf", "T2dnU", "SUQz"];

    /// <summary>Words of names under which random data is no secret: digests, revisions, pictures, expectations of tests.</summary>
    private static readonly string[] Data =
        ["hash", "sha", "md", "digest", "checksum", "crc", "etag", "tag", "integrity", "thumbprint", "fingerprint", "signature", "commit", "revision", "rev", "guid", "uuid", "id", "image", "img", "icon", "ico", "png", "jpg", "jpeg", "gif",
        "svg", "bmp", "logo", "picture", "pic", "photo", "bitmap", "cursor", "sprite", "texture", "font", "sound", "wasm", "blob", "payload", "gzip", "zip", "vector", "expected", "actual", "sample", "example", "alphabet", "charset", "chars",
        "table", "map", "lookup", "pattern", "regex", "format", "public", "modulus", "exponent", "prime", "generator", "cert", "certificate", "pubkey", "version", "url", "uri", "path", "name", "type", "culture", "query", "sql", "xml", "html", "css", "js",
        "transaction", "tx", "block", "address", "account", "iban", "barcode", "serial", "build", "assembly", "clsid", "iid", "progid", "mutex", "parse", "match", "replace", "contains", "equals", "equal", "throw", "log", "exception", "message", "template"];

    /// <summary>Whether a value is random to look at and of no other known sort.</summary>
    public static bool Is(ReadOnlySpan<char> value)
    {
        if (value.Length is < Shortest or > Longest)
            return false;
        ValueShape shape = ValueShape.Of(value);
        if (shape.Digits == 0 || shape.Spaces > 0 || shape.Foreign > 0 || !CredentialValue.LooksRandom(value) || ValueText.IsGuid(value) || ValueText.IsDigest(value) || PublicKeyText.Is(value) || CredentialValue.IsPlaceholder(value))
            return false;
        if (value.Length >= ShortestAlphabet && shape.Distinct == value.Length)
            return false;
        if (value.IndexOfAny('{', '<', ';') >= 0 || value.IndexOfAny('\\', '|', '$') >= 0 || value.IndexOf("::".AsSpan()) >= 0)
            return false;
        foreach (string start in Files)
        {
            if (value.StartsWith(start.AsSpan()))
                return false;
        }

        return true;
    }

    /// <summary>Whether nothing in a name says that random data belongs there.</summary>
    public static bool MayBeUnder(ReadOnlySpan<char> name)
    {
        if (CredentialName.Read(name) is { HasHead: true, Evidence: NameEvidence.None })
            return false;
        Span<char> letters = stackalloc char[NameWords.MaxLetters];
        Span<NameWord> words = stackalloc NameWord[NameWords.MaxWords];
        NameWords split = NameWords.Split(name, letters, words);
        for (int i = 0; i < split.Count; i++)
        {
            ReadOnlySpan<char> word = split.Text(i);
            if (word.Length > 3 && word[word.Length - 1] == 's' && IsData(word.Slice(0, word.Length - 1)))
                return false;
            if (IsData(word))
                return false;
        }

        return true;
    }

    private static bool IsData(ReadOnlySpan<char> word)
    {
        foreach (string data in Data)
        {
            if (word.SequenceEqual(data.AsSpan()))
                return true;
        }

        return false;
    }
}
