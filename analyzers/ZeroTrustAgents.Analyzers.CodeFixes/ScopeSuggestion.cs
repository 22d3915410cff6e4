using System.Text;

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
        return Words(type) + ":" + Words(method);
    }

    /// <summary>Words in small letters with hyphens. A scope is ASCII (RFC 6749, section 3.3).</summary>
    private static string Words(string name)
    {
        var words = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool begins = char.IsUpper(c) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if ((begins || c == '_') && words.Length > 0 && words[words.Length - 1] != '-')
                words.Append('-');
            if (c < 128 && char.IsLetterOrDigit(c))
                words.Append(char.ToLowerInvariant(c));
        }

        string text = words.ToString().Trim('-');
        return text.Length == 0 ? "tool" : text;
    }
}
