namespace ZeroTrustAgents.Analyzers;

/// <summary>Tells a reason from what only fills the place of one.</summary>
internal static class Justification
{
    private static readonly char[] Around = [' ', '\t', '/', '*', '<', '>', '(', ')', '[', ']', '.', ':', '-', '!', '?', '"', '\'', '…'];

    /// <summary>What editors and people in a hurry write.</summary>
    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "pending", "todo", "to do", "fixme", "fix me", "tbd", "hack", "later", "none", "n/a", "na", "ok", "okay", "ignore", "ignored", "suppress",
        "suppressed", "justification", "reason", "because", "why", "comment", "your justification here", "justification here", "add justification",
        "see above", "see below",
    };

    public static bool IsOne(string text)
    {
        string reason = text.Trim(Around);
        int letters = 0;
        foreach (char c in reason)
            letters += char.IsLetter(c) ? 1 : 0;

        // Editors that write a pragma put the title of the rule behind it: it says what, not why.
        return letters >= 2 && !Placeholders.Contains(reason) && !SuppressionAnalyzer.IsOurs(reason) && !RuleTitles.Contains(reason);
    }
}
