using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The names that lead to a finding, fit to be shown: keys can be credentials themselves.</summary>
internal static class FileTarget
{
    private const int Longest = 128;

    public static string Show(string path, string value)
    {
        string shown = value.Length > Masked.Show(value.AsSpan()).Length ? path.Replace(value, Masked.Show(value.AsSpan())) : path;
        while (CredentialMatcher.TryFind(shown.AsSpan(), 0, out CredentialMatch match))
        {
            string masked = Masked.Show(shown.AsSpan(match.Start, match.Length));
            shown = shown.Substring(0, match.Start) + masked + shown.Substring(match.End);

            // A match that its masked form does not end would be found for ever.
            if (masked.Length >= match.Length)
                break;
        }

        return shown.Length <= Longest ? shown : shown.Substring(0, Longest) + "…";
    }
}
