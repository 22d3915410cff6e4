using System.Globalization;
using System.Security.Claims;
using System.Text;

namespace ZeroTrustAgents.Approvals;

/// <summary>Which person a principal is, and whether two ids may be one person.</summary>
internal static class PersonId
{
    /// <summary>Prefix of the console's user.</summary>
    public const string ConsolePrefix = "console:";

    private const int MaxLength = 256;

    /// <summary>
    /// The one id of an authenticated principal: <c>sub</c>, else the name identifier. Claims of identities that nobody
    /// authenticated do not count, and two different ids are none: which of them consents would be anybody's guess.
    /// </summary>
    public static bool TryGet(ClaimsPrincipal principal, out string id)
    {
        id = "";
        ClaimsIdentity[] authenticated = [.. principal.Identities.Where(i => i.IsAuthenticated)];
        string[] ids = Values(authenticated, "sub");
        if (ids.Length == 0)
            ids = Values(authenticated, ClaimTypes.NameIdentifier);
        if (ids.Length != 1 || !IsWellFormed(ids[0]))
            return false;
        id = ids[0];
        return true;
    }

    public static bool IsWellFormed(string? id)
    {
        if (string.IsNullOrWhiteSpace(id) || id.Length > MaxLength)
            return false;
        for (int i = 0; i < id.Length; i++)
        {
            if (char.IsSurrogatePair(id, i))
                i++;
            else if (CharUnicodeInfo.GetUnicodeCategory(id[i]) is UnicodeCategory.Surrogate or UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                return false;
        }

        return true;
    }

    /// <summary>Whether two ids may belong to one person: equal, or different only in case, normalisation, accents or lookalikes.</summary>
    public static bool MayBeSame(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.Ordinal))
            return true;
        try
        {
            return string.Equals(Confusables.Skeleton(Bare(a)), Confusables.Skeleton(Bare(b)), StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return true; // lone surrogates: it cannot be told, so it may
        }
    }

    /// <summary>Ids for the audit record, where a space separates people.</summary>
    public static string ForAudit(string id)
    {
        if (!id.Any(char.IsWhiteSpace))
            return id;
        var escaped = new StringBuilder(id.Length + 8);
        foreach (char c in id)
            escaped.Append(char.IsWhiteSpace(c) ? $"\\u{{{(int)c:X4}}}" : c.ToString());
        return escaped.ToString();
    }

    // The user at the console is the user of that name.
    private static string Bare(string id) => id.StartsWith(ConsolePrefix, StringComparison.OrdinalIgnoreCase) ? id[ConsolePrefix.Length..] : id;

    private static string[] Values(ClaimsIdentity[] identities, string type) =>
        [.. identities.SelectMany(i => i.Claims).Where(c => c.Type == type).Select(c => c.Value).Distinct(StringComparer.Ordinal)];
}
