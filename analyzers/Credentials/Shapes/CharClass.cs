namespace ZeroTrustAgents.Credentials;

/// <summary>The sets of characters that shapes are made of. A set is a bit in the row of each ASCII character.</summary>
internal static class CharClass
{
    private const string LowerCase = "abcdefghijklmnopqrstuvwxyz";
    private const string UpperCase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Alphanumeric = Digits + UpperCase + LowerCase;

    /// <summary>Names and members; the place in the list is the number of the class.</summary>
    private static readonly (string Name, string Members)[] Definitions =
    [
        ("digit", Digits),
        ("hex", Digits + "abcdef"),
        ("HEX", Digits + "ABCDEF"),
        ("anyhex", Digits + "abcdefABCDEF"),
        ("lower", LowerCase),
        ("upper", UpperCase),
        ("alpha", UpperCase + LowerCase),
        ("lownum", Digits + LowerCase),
        ("upnum", Digits + UpperCase),
        ("base32", "234567" + UpperCase),
        ("alnum", Alphanumeric),
        ("word", Alphanumeric + "_"),
        ("dash", Alphanumeric + "-"),
        ("url", Alphanumeric + "-_"),
        ("dot", Alphanumeric + "-_."),
        ("base64", Alphanumeric + "+/"),
        ("any64", Alphanumeric + "+/-_"),
        ("base58", "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"),
        ("bech32", "qpzry9x8gf2tvdw0s3jn54khce6mua7l"),
        ("BECH32", "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"),
        ("secret", Alphanumeric + "_~.-"),
        ("percent", Alphanumeric + "%-_+/="),
        ("opaque", Alphanumeric + "_-./+=~"),
        ("token", Alphanumeric + "_-./+=:~%@$"),
    ];

    private static readonly uint[] Sets = Build();

    /// <summary>How many classes there are.</summary>
    public static int Count => Definitions.Length;

    /// <summary>Letters and digits.</summary>
    public static int Alnum { get; } = Named("alnum");

    /// <summary>The characters of a token-like run, of which every credential has one.</summary>
    public static int Token { get; } = Named("token");

    /// <summary>What tokens of unknown issuers are made of.</summary>
    public static int Opaque { get; } = Named("opaque");

    /// <summary>Characters of base64, without padding.</summary>
    public static int Base64 { get; } = Named("base64");

    /// <summary>Characters of base64url.</summary>
    public static int Url { get; } = Named("url");

    /// <summary>The number of a class.</summary>
    public static int Named(string name)
    {
        for (int i = 0; i < Definitions.Length; i++)
        {
            if (Definitions[i].Name == name)
                return i;
        }

        throw new ArgumentException($"There is no character class '{name}'.", nameof(name));
    }

    /// <summary>Its members.</summary>
    public static string Members(int set) => Definitions[set].Members;

    /// <summary>Whether a character belongs to a class.</summary>
    public static bool Has(int set, char c)
    {
        uint[] sets = Sets;
        return c < (uint)sets.Length && ((sets[c] >> set) & 1) != 0;
    }

    private static uint[] Build()
    {
        uint[] sets = new uint[128];
        for (int i = 0; i < Definitions.Length; i++)
        {
            foreach (char c in Definitions[i].Members)
                sets[c] |= 1u << i;
        }

        return sets;
    }
}
