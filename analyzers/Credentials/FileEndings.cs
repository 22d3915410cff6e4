namespace ZeroTrustAgents.Credentials;

/// <summary>Endings of file names that values under a credential's name have: key stores, configuration, text, programs, pages.</summary>
internal static class FileEndings
{
    private const string All =
        " txt json xml yml yaml ini cfg conf config env key pem pfx p12 cer crt cert der pub jks keystore ppk asc gpg kdbx snk " +
        "cs csproj dll exe so bat cmd ps1 sh sql db mdf html htm cshtml razor aspx ashx js ts css md log csv tsv xlsx docx pdf png jpg jpeg gif svg zip gz tar resx properties tf ";

    public static bool Have(ReadOnlySpan<char> ending)
    {
        ReadOnlySpan<char> all = All.AsSpan();
        for (int at = all.IndexOf(' '); at + 1 < all.Length;)
        {
            ReadOnlySpan<char> rest = all.Slice(at + 1);
            int length = rest.IndexOf(' ');
            if (length == ending.Length && IsSame(rest.Slice(0, length), ending))
                return true;
            at += length + 1;
        }

        return false;
    }

    private static bool IsSame(ReadOnlySpan<char> known, ReadOnlySpan<char> ending)
    {
        for (int i = 0; i < known.Length; i++)
        {
            if (known[i] != (ending[i] is >= 'A' and <= 'Z' ? ending[i] | 0x20 : ending[i]))
                return false;
        }

        return true;
    }
}
