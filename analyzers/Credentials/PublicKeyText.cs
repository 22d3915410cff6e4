namespace ZeroTrustAgents.Credentials;

/// <summary>Certificates and public keys in the forms in which programs carry them: random to look at, and meant to be seen. The matcher finds what holds a private key.</summary>
internal static class PublicKeyText
{
    private const int ShortestCertificate = 200;
    private const int ShortestKey = 48;

    // The algorithm and the bit string that follows it in a public key; in a private key an octet string follows.
    private static readonly string[] Rsa = ["BAQEFAAOC", "BAQEFAAOB", "BAQUAA4G", "BAQUAA0", "BAQEFAANL"];

    private static readonly string[] Curves = ["MFkwEwYHKoZIzj0CAQYI", "MHYwEAYHKoZIzj0CAQYF", "MIGbMBAGByqGSM49AgEG", "MFYwEAYHKoZIzj0CAQYF", "MCowBQYDK2VwAyEA", "MCowBQYDK2VuAyEA"];

    /// <summary>The header of a key that signs assemblies, up to the size of the key.</summary>
    private const string StrongName = "0024000004800000";

    public static bool Is(ReadOnlySpan<char> value) =>
        (value.Length > ShortestCertificate && value.StartsWith("MII".AsSpan()))
        || Ascii.Starts(value, StrongName)
        || IsSubjectKey(value)
        || IsXml(value)
        || Ascii.Starts(value, "-----BEGIN PUBLIC KEY") || Ascii.Starts(value, "-----BEGIN RSA PUBLIC KEY") || Ascii.Starts(value, "-----BEGIN CERTIFICATE")
        || Ascii.Starts(value, "ssh-rsa ") || Ascii.Starts(value, "ssh-ed25519 ") || Ascii.Starts(value, "ecdsa-sha2-");

    private static bool IsSubjectKey(ReadOnlySpan<char> value)
    {
        if (value.Length < ShortestKey || value[0] != 'M')
            return false;
        foreach (string curve in Curves)
        {
            if (value.StartsWith(curve.AsSpan()))
                return true;
        }

        ReadOnlySpan<char> head = value.Slice(0, ShortestKey);
        foreach (string algorithm in Rsa)
        {
            if (head.IndexOf(algorithm.AsSpan()) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>The framework's XML of an RSA key without its private half.</summary>
    private static bool IsXml(ReadOnlySpan<char> value) =>
        value.IndexOf("<Modulus>".AsSpan()) >= 0 && value.IndexOf("<D>".AsSpan()) < 0 && value.IndexOf("<P>".AsSpan()) < 0;
}
