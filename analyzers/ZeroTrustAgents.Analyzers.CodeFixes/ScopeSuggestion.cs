namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>A scope made of what a tool is called: <c>HelpdeskPlugin.GetTicketAsync</c> asks for <c>helpdesk:get-ticket</c>.</summary>
internal static class ScopeSuggestion
{
    private static readonly string[] Endings = ["Plugin", "Plugins", "Tools", "Tool", "Functions", "Skill"];

    public static string For(string type, string method)
    {
        foreach (string ending in Endings)
        {
            if (type.Length > ending.Length && type.EndsWith(ending, StringComparison.Ordinal))
            {
                type = type.Substring(0, type.Length - ending.Length);
                break;
            }
        }

        if (method.Length > 5 && method.EndsWith("Async", StringComparison.Ordinal))
            method = method.Substring(0, method.Length - 5);
        return Hyphened(type) + ":" + Hyphened(method);
    }

    /// <summary>A scope is ASCII (RFC 6749, section 3.3): other letters are left out.</summary>
    private static string Hyphened(string name)
    {
        var parts = new List<string>();
        foreach (string word in Words.Of(name))
        {
            string ascii = string.Concat(word.Where(static c => c < 128));
            if (ascii.Length > 0)
                parts.Add(ascii);
        }

        return parts.Count == 0 ? "tool" : string.Join("-", parts);
    }
}
