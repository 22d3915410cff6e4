using CsCheck;

namespace ZeroTrustAgents.Analyzers.Tests.Credentials;

/// <summary>Random values as generators make them, by alphabet.</summary>
internal static class RandomText
{
    public const string Hex = "0123456789abcdef";
    public const string Letters = "abcdefghijklmnopqrstuvwxyz";
    public const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    public const string Base36 = "abcdefghijklmnopqrstuvwxyz0123456789";
    public const string Base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    public const string Base64 = Base62 + "+/";
    public const string Base64Url = Base62 + "-_";
    public const string Passwords = Base62 + "!#$%&*+-=?@_";

    public static Gen<string> Of(string alphabet, int from, int to) =>
        Gen.Int[0, alphabet.Length - 1].Select(i => alphabet[i]).Array[from, to].Select(static c => new string(c));
}
