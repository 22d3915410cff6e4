using System.Net;

namespace UnsafeAgent;

/// <summary>
/// What should be in a secret store. Nothing here has ever opened anything; where a rule goes by the format of a
/// value, the test that compares this sample with its report puts a generated one in the place of the word in braces.
/// </summary>
internal static class Secrets
{
    public const string MailPassword = "Winter-Garten-58";

    private const string ModelAccess = "{provider token}";

    private const string Signing = """{private key}""";

    public static readonly string Entry = "{random}";

#pragma warning disable ZTA1002
    private const string DatabasePassword = "Herbst-Laube-91";
#pragma warning restore ZTA1002

    public static NetworkCredential Login(string user)
    {
        string text = "Fenster";
        return new NetworkCredential(user, text + "-Haken-77");
    }
}
