namespace ZeroTrustAgents.Analyzers;

/// <summary>What the name or the description of a tool says it does.</summary>
internal static class ToolVerbs
{
    /// <summary>Delete whatever stands behind them.</summary>
    private static readonly HashSet<string> Deletions = new(StringComparer.Ordinal)
    {
        "delete", "destroy", "erase", "purge", "remove", "shred", "truncate", "wipe", "deprovision", "decommission", "uninstall",
    };

    /// <summary>Verbs that are nouns as well: what stands behind them, or last, tells.</summary>
    private static readonly HashSet<string> Payments = new(StringComparer.Ordinal) { "charge", "pay", "payout", "refund", "reimburse", "wire", "withdraw" };

    private static readonly HashSet<string> Money = new(StringComparer.Ordinal)
    {
        "money", "fund", "funds", "amount", "balance", "payment", "payments", "cash", "credit", "credits", "shares", "stock", "stocks", "asset", "assets", "crypto", "salary",
    };

    private static readonly HashSet<string> Changes = new(StringComparer.Ordinal) { "reset", "change", "set", "rotate", "replace", "disable" };

    private static readonly HashSet<string> Credentials = new(StringComparer.Ordinal)
    {
        "password", "passwords", "passcode", "pin", "credential", "credentials", "mfa", "2fa", "otp", "totp", "secret", "secrets", "apikey", "passkey", "authenticator",
    };

    private static readonly HashSet<string> Grants = new(StringComparer.Ordinal) { "grant", "revoke", "elevate", "assign", "unassign", "give", "escalate" };

    private static readonly HashSet<string> Access = new(StringComparer.Ordinal)
    {
        "access", "admin", "role", "roles", "permission", "permissions", "privilege", "privileges", "right", "rights", "membership", "entitlement", "entitlements",
    };

    private static readonly HashSet<string> Droppable = new(StringComparer.Ordinal)
    {
        "table", "tables", "database", "databases", "schema", "index", "column", "collection", "row", "rows", "record", "records", "view", "partition", "queue", "user", "users",
    };

    private static readonly HashSet<string> Writes = new(StringComparer.Ordinal)
    {
        "send", "email", "forward", "publish", "update", "insert", "upsert", "upload", "overwrite", "modify", "tweet",
    };

    /// <summary>Last words of names that are about a thing and do not do it: <c>RefundStatus</c>, <c>SendLimits</c>.</summary>
    private static readonly HashSet<string> About = new(StringComparer.Ordinal)
    {
        "status", "state", "history", "report", "reports", "preview", "count", "statistics", "stats", "policy", "policies", "limit", "limits", "rate", "rates", "fee", "fees",
        "options", "rules", "info", "information", "details", "summary", "log", "logs", "eligibility", "estimate", "quote", "time", "date", "schedule", "notes",
    };

    private static readonly HashSet<string> TextParts = new(StringComparer.Ordinal)
    {
        "accents", "characters", "diacritics", "duplicates", "formatting", "html", "markdown", "markup", "newlines", "noise", "punctuation", "quotes", "spaces", "stopwords", "whitespace",
    };

    /// <summary>Stand before the verb.</summary>
    private static readonly HashSet<string> Manners = new(StringComparer.Ordinal) { "bulk", "mass", "batch", "force", "hard", "soft", "auto", "safe", "fast", "quick", "do", "try", "please", "will" };

    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "ask", "calculate", "check", "count", "describe", "download", "estimate", "evaluate", "fetch", "find", "get", "has", "inspect", "is", "list", "load", "look", "lookup", "preview",
        "query", "read", "resolve", "search", "show", "summarize", "translate", "validate", "verify", "view",
    };

    /// <summary>Whether a name says that the tool reads.</summary>
    public static bool Reads(string name) => Words.Of(name) is { Count: > 0 } words && Readers.Contains(words[0]);

    /// <summary>What a name says: its first word is what it does, and the first after every <c>And</c>.</summary>
    public static ToolPower OfName(string name, out string phrase)
    {
        List<string> words = Words.Of(name);
        if (words.Count > 1 && words[words.Count - 1] == "async")
            words.RemoveAt(words.Count - 1);
        return Of(words, out phrase);
    }

    /// <summary>What the first sentence of a description says: "Permanently deletes a ticket."</summary>
    public static ToolPower OfDescription(string description, out string phrase)
    {
        int end = description.IndexOf(". ", StringComparison.Ordinal);
        List<string> words = Words.Of(end > 0 ? description.Substring(0, end) : description);
        for (int i = 0; i < words.Count; i++)
            words[i] = i == 0 || words[i - 1] is "and" or "then" || (i == 1 && IsManner(words[0])) ? Infinitive(words[i]) : words[i];

        // Behind the first sentence's verb a word like "refunds" is a thing as often as a deed.
        ToolPower power = OfPhrase(words, 0, words.Count, isName: false, out phrase);
        if (power != ToolPower.None)
            return power;
        for (int i = 1; i < words.Count - 1; i++)
        {
            if (words[i] is "and" or "then" && !IsText(words, i + 1) && Deletions.Contains(words[i + 1]))
            {
                phrase = words[i + 1];
                return ToolPower.Destroys;
            }
        }

        return ToolPower.None;
    }

    private static ToolPower Of(List<string> words, out string phrase)
    {
        ToolPower most = OfPhrase(words, 0, words.Count, isName: true, out phrase);
        for (int i = 1; i < words.Count - 1; i++)
        {
            if (words[i] is not ("and" or "then" or "or"))
                continue;
            ToolPower power = OfPhrase(words, i + 1, words.Count, isName: true, out string other);
            if (power > most)
                (most, phrase) = (power, other);
        }

        return most;
    }

    private static ToolPower OfPhrase(List<string> words, int start, int end, bool isName, out string phrase)
    {
        while (start < end - 1 && IsManner(words[start]))
            start++;
        phrase = start < end ? words[start] : "";
        if (start >= end)
            return ToolPower.None;
        string verb = words[start];
        bool isAbout = isName && end - start > 1 && About.Contains(words[end - 1]);
        if (Deletions.Contains(verb))
            return IsText(words, start) ? ToolPower.None : ToolPower.Destroys;
        if ((Payments.Contains(verb) && !isAbout) || (verb is "transfer" or "move" or "send" && Follows(words, start, end, Money, ref phrase) && !isAbout))
            return ToolPower.Destroys;
        if ((Changes.Contains(verb) && Follows(words, start, end, Credentials, ref phrase) && !isAbout)
            || (Grants.Contains(verb) && (Follows(words, start, end, Access, ref phrase) || verb == "revoke") && !isAbout)
            || (verb == "drop" && Follows(words, start, end, Droppable, ref phrase)))
            return ToolPower.Destroys;
        if (verb == "transfer" && end - start == 1)
            return ToolPower.Destroys;
        return Writes.Contains(verb) && !isAbout ? ToolPower.Writes : ToolPower.None;
    }

    /// <summary>Whether what is removed is a part of a text: nothing is lost by that.</summary>
    private static bool IsText(List<string> words, int verb)
    {
        string ignored = "";
        return Follows(words, verb, words.Count, TextParts, ref ignored);
    }

    /// <summary>Whether one of these words stands near behind the verb: further away it belongs to something else.</summary>
    private static bool Follows(List<string> words, int start, int end, HashSet<string> of, ref string phrase)
    {
        const int Near = 4;
        for (int i = start + 1; i < Math.Min(end, start + 1 + Near); i++)
        {
            if (!of.Contains(words[i]))
                continue;
            phrase = words[start] + " " + words[i];
            return true;
        }

        return false;
    }

    private static bool IsManner(string word) => Manners.Contains(word) || (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && word is not ("apply" or "reply" or "supply"));

    /// <summary>deletes → delete, purges → purge, pays → pay.</summary>
    private static string Infinitive(string word)
    {
        if (word.Length < 4 || word[word.Length - 1] != 's' || word[word.Length - 2] == 's')
            return word;
        return word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("sses", StringComparison.Ordinal) ? word.Substring(0, word.Length - 2) : word.Substring(0, word.Length - 1);
    }
}
